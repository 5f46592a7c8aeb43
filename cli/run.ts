import { type Command, CommanderError } from "commander";
import { Refusal } from "./refusal";

/**
 * Runs a program made with `exitOverride()`.
 *
 * Exit codes: 0 done, 1 refused for what was judged, 2 wrong usage, 3 a defect of ours, told with its stack.
 */
export function run(program: Command): void {
  process.on("uncaughtException", (error) => {
    console.error(error);
    process.exit(DEFECT);
  });
  program.parseAsync().catch((error: unknown) => {
    process.exitCode = report(error);
  });
}

/** Node's own code for a crash is 1, which would read as a verdict. */
const DEFECT = 3;

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Refusal)) {
    console.error(error);
    return DEFECT;
  }
  console.error(error.message);
  return error.exitCode;
}
