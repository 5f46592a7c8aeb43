import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import type { Estate } from "../model";
import type { FactsInput } from "../verify/facts/facts";
import { FACTS_FILE } from "../verify/facts/facts-file";
import { factsOf } from "./facts";
import { createStacks } from "./layout";
import { withPlainValuesKept } from "./plain-values";

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

/** Writes the Terraform JSON of all estates, and beside it the facts that Terraform does not hold. */
export function synthesize(estates: readonly Estate[], { outdir, stateDirectory }: SynthesisOptions): EstateStacks[] {
  return withoutTokenTraces(() => {
    const app = new App({ ...(outdir !== undefined && { outdir }) });
    const created = estates.map((estate) => ({ estate, stacks: createStacks({ app, estate, stateDirectory }) }));
    withPlainValuesKept(() => app.synth());
    const facts: FactsInput = { format: 1, estates: created.map(({ estate, stacks }) => factsOf(estate, stacks)) };
    writeFileSync(join(app.outdir, FACTS_FILE), `${JSON.stringify(facts, null, 2)}\n`);
    return created.map(({ estate, stacks }) => ({ estate, stacks: stacks.map(({ node }) => node.id) }));
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
