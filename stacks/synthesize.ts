import { App } from "cdktf";
import type { Estate } from "../model";
import { EnvironmentStack } from "./environment-stack";

export interface SynthesisOptions {
  /** Where the Terraform JSON goes. @default what CDKTF says: cdktf.out, or where its CLI wants it */
  readonly outdir?: string;
  /** Where local states lie. */
  readonly stateDirectory: string;
}

/** The stacks that an estate was written as, in the order to apply them. */
export interface EstateStacks {
  readonly estate: Estate;
  readonly stacks: readonly string[];
}

/** Writes the Terraform JSON of all estates. */
export function synthesize(estates: readonly Estate[], { outdir, stateDirectory }: SynthesisOptions): EstateStacks[] {
  return withoutStackTraces(() => {
    const app = new App({ ...(outdir !== undefined && { outdir }) });
    const written = estates.map((estate) => {
      const stack = new EnvironmentStack(app, estate, stateDirectory);
      return { estate, stacks: [stack.node.id] };
    });
    app.synth();
    return written;
  });
}

/** CDKTF captures a stack trace for every token, a quarter of its time, and nothing reads them. */
function withoutStackTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
