import { type Command, CommanderError } from "commander";
import { Refusal } from "./refusal";

/**
 * Runs a program made with `exitOverride()`.
 *
 * Exit codes: 0 done, 1 refused for what the environment says, 2 wrong usage. A defect of ours crashes with its stack.
 */
export function run(program: Command): void {
  program.parseAsync().catch((error: unknown) => {
    process.exitCode = report(error);
  });
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  return error.exitCode;
}
