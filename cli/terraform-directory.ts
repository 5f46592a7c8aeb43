import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { UnreadableConfiguration } from "../verify";
import { Refusal } from "./refusal";

/** Which Terraform a command looks at. */
export interface TerraformDirectory {
  readonly dir?: string;
  readonly env?: string;
}

/** Adds the options that choose the Terraform to look at. */
export function addTerraformDirectory(command: Command): Command {
  return command
    .option("--env <name>", "one environment of the output")
    .option("--dir <dir>", "a directory of Terraform (default: cdktf.out)");
}

/** The directory that was asked for. */
export function terraformDirectory({ dir = "cdktf.out" }: TerraformDirectory): string {
  const directory = resolve(dir);
  if (existsSync(directory)) return directory;
  throw Refusal.forUsage(`there is no ${dir}: run npm run synth first, or name a directory of Terraform with --dir`);
}

/** Tells what keeps a directory from being read in words. */
export async function readable<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableConfiguration) throw Refusal.forUsage(error.message);
    throw error;
  }
}
