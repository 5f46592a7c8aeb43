import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal";

/**
 * Lets `write` fill a directory beside the output directory, then puts what it wrote in place. Whatever fails before
 * that leaves the previous output as it was. What Terraform keeps beside the JSON (its lock file, its plugins) stays.
 *
 * @returns what `write` returned
 */
export async function replaceOutput<T>(outdir: string, write: (staging: string) => Promise<T>): Promise<T> {
  const staging = `${outdir}.new-${process.pid}`;
  makeBeside(outdir, staging);
  try {
    const result = await write(staging);
    removeStaleStacks(outdir, readdirSync(join(staging, "stacks")));
    cpSync(staging, outdir, { recursive: true });
    return result;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The user says where to write: what keeps it from being written is theirs to mend. */
function makeBeside(outdir: string, staging: string): void {
  try {
    if (existsSync(outdir)) readdirSync(outdir);
    mkdirSync(staging, { recursive: true });
  } catch (error) {
    throw Refusal.forUsage(`cannot write to ${outdir}: ${(error as Error).message}`);
  }
}

/** A stack that is no longer written must not be planned from its old JSON; its directory goes unless it holds state. */
function removeStaleStacks(outdir: string, written: readonly string[]): void {
  const stacks = join(outdir, "stacks");
  const present = existsSync(stacks) ? readdirSync(stacks) : [];
  for (const stack of present.filter((name) => !written.includes(name))) {
    const directory = join(stacks, stack);
    const holdsState = readdirSync(directory).some((file) => file.includes(".tfstate"));
    rmSync(holdsState ? join(directory, "cdk.tf.json") : directory, { recursive: true, force: true });
  }
}
