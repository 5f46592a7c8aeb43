/** What was given is no Terraform configuration, for a reason that its user can mend. */
export class UnreadableConfiguration extends Error {
  constructor(
    readonly file: string,
    /** Counted from 1; undefined where it is about the whole file. */
    readonly line: number | undefined,
    /** What is the matter. */
    readonly problem: string,
  ) {
    super(`${file}${line === undefined ? "" : `:${line}`}: ${problem}`);
    this.name = "UnreadableConfiguration";
  }
}

/** Turns a failure of the file system into one that can be told. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== "string") throw error;
    throw new UnreadableConfiguration(path, undefined, FAILURES[code] ?? `cannot be read (${code})`);
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "is not a directory",
  EISDIR: "is a directory",
  EACCES: "may not be read",
};
