import { App } from "cdktf";
import type { Estate } from "../model";
import { createStacks } from "./layout";

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
  return withoutTokenTraces(() => {
    const app = new App({ ...(outdir !== undefined && { outdir }) });
    const written = estates.map((estate) => {
      const stacks = createStacks({ app, estate, stateDirectory });
      return { estate, stacks: stacks.map(({ node }) => node.id) };
    });
    app.synth();
    return written;
  });
}

/** CDKTF captures a stack trace for every token, a sixth of its time, and nothing reads them. Errors keep theirs. */
function withoutTokenTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error as { readonly captureStackTrace: (target: object) => void };
  Error.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
