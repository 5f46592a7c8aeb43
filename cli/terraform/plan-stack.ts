import { join } from "node:path";
import { type Diagnostic, diagnosticsIn, diagnosticText } from "./diagnostics";
import type { PlanJson } from "./plan-json";
import type { ProjectStack } from "./project";
import { type Output, terraform, type TerraformResult } from "./terraform";

/** What planning a stack came to. */
export type PlanOutcome =
  | { readonly status: "unchanged" }
  | { readonly status: "changes"; readonly plan: SavedPlan }
  | { readonly status: "waiting"; readonly missing: readonly string[] }
  | { readonly status: "failed"; readonly error: string };

/** A plan in a file: what is judged is what is shown and what is applied. */
export class SavedPlan {
  constructor(
    private readonly directory: string,
    private readonly file: string,
    readonly json: PlanJson,
  ) {}

  /** As Terraform prints it for people. */
  async show(output: Output): Promise<void> {
    const colour = (output === "stdout" ? process.stdout : process.stderr).isTTY ? [] : ["-no-color"];
    await terraform(this.directory, ["show", ...colour, this.file], output);
  }

  /** Whether all of it could be applied. Terraform tells on stderr how it goes. */
  async apply(): Promise<boolean> {
    const colour = process.stderr.isTTY ? [] : ["-no-color"];
    const { exitCode } = await terraform(this.directory, ["apply", "-input=false", ...colour, this.file], "stderr");
    return exitCode === 0;
  }
}

/** Plans a stack with Terraform. The plan goes to `folder`, which must be private: plans hold secrets. */
export async function planStack({ name, directory, reads }: ProjectStack, folder: string): Promise<PlanOutcome> {
  const init = await terraform(directory, ["init", "-input=false", "-no-color"], "collect");
  if (init.exitCode !== 0) return { status: "failed", error: (init.stderr || init.stdout).trim() };
  const file = join(folder, `${name}.tfplan`);
  const args = ["plan", "-input=false", "-json", "-detailed-exitcode", `-out=${file}`];
  const planned = await terraform(directory, args, "collect");
  switch (planned.exitCode) {
    case 0:
      return { status: "unchanged" };
    case 2:
      return { status: "changes", plan: new SavedPlan(directory, file, await jsonOf(directory, file)) };
    default:
      return explain(planned, reads);
  }
}

async function jsonOf(directory: string, file: string): Promise<PlanJson> {
  const { exitCode, stdout, stderr } = await terraform(directory, ["show", "-json", file], "collect");
  if (exitCode !== 0) throw new Error(`terraform cannot read its own plan: ${stderr}`);
  return JSON.parse(stdout) as PlanJson;
}

/** A stack that only lacks what another one has not published yet does not fail: it waits. */
function explain({ stdout, stderr }: TerraformResult, reads: ProjectStack["reads"]): PlanOutcome {
  const errors = diagnosticsIn(stdout).filter(({ severity }) => severity === "error");
  const missing = errors.flatMap((error) => (saysMissing(error) ? (reads.get(error.address ?? "") ?? []) : []));
  if (errors.length > 0 && missing.length === errors.length) return { status: "waiting", missing: missing.sort() };
  const error = errors.length > 0 ? errors.map(diagnosticText).join("\n\n") : stderr || stdout;
  return { status: "failed", error: error.trim() };
}

/** The provider's words for a thing that is not there, and AWS's own. */
function saysMissing({ summary, detail }: Diagnostic): boolean {
  return /couldn't find resource|ParameterNotFound/.test(`${summary} ${detail}`);
}
