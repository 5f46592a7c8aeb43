import { resolve } from "node:path";
import type { Estate } from "../model";
import { type EstateStacks, synthesize } from "../stacks";
import { findingText, type Verification, verifyDirectory } from "../verify";
import { replaceOutput } from "./output-directory";
import { Refusal } from "./refusal";

export interface Written {
  readonly estates: readonly EstateStacks[];
  readonly verification: Verification;
}

/** Writes estates to an output directory, unless some name in them would not resolve: then what was there stays. */
export function writeVerified(estates: readonly Estate[], outdir: string): Promise<Written> {
  const stateDirectory = resolve("state");
  return replaceOutput(outdir, async (staging) => {
    const written = synthesize(estates, { outdir: staging, stateDirectory });
    return { estates: written, verification: await verified(staging) };
  });
}

async function verified(directory: string): Promise<Verification> {
  const verification = await verifyDirectory(directory);
  if (verification.findings.length === 0) return verification;
  const violations = verification.findings.map(findingText).join("\n\n");
  throw new Refusal(`${violations}\n\nthe Terraform does not hold what the estate needs; nothing was written`, 1);
}
