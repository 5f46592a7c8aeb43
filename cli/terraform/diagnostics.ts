/** A message of Terraform's. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** The messages among what Terraform prints with `-json`: an object on each line. */
export function diagnosticsIn(output: string): Diagnostic[] {
  return output.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { diagnostic } = JSON.parse(line) as { diagnostic?: Diagnostic };
    return diagnostic ?? [];
  });
}

/** As a person reads it, with what to do where that is ours to know. */
export function diagnosticText({ summary, detail, address }: Diagnostic): string {
  const variable = /input variable "(\w+)" is not set/.exec(detail)?.[1];
  const cure = variable === undefined ? [] : [`export TF_VAR_${variable}=...`];
  return [`Error: ${summary}`, ...(address === undefined ? [] : [`at ${address}`]), detail, ...cure]
    .filter((line) => line !== "")
    .join("\n");
}
