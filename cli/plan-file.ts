import {
  type FactsFile,
  plannedStack,
  type PlannedStack,
  planVerificationText,
  readFacts,
  readFactsFile,
  readJson,
  verifyPlan,
} from "../verify";
import { Refusal } from "./refusal";
import { readable, type TerraformDirectory } from "./terraform-directory";

export interface PlanFileOptions extends TerraformDirectory {
  readonly stack?: string;
  readonly facts?: string;
  readonly json?: true;
}

/** Judges a plan in a file: the estate that it leads to, and what it takes away from VPCs that are answered now. */
export async function verifyPlanFile(file: string, options: PlanFileOptions): Promise<void> {
  const { dir = "cdktf.out", env, facts, stack, json } = options;
  const all = await readable(() => (facts === undefined ? readFacts(dir) : readFactsFile(facts)));
  const planned = choose(
    { ...all, estates: all.estates.filter(({ name }) => env === undefined || name === env) },
    stack,
  );
  const verification = await readable(() => verifyPlan(readJson(file), planned));
  if (verification.guard.losses.length + (verification.estate?.findings.length ?? 0) > 0) process.exitCode = 1;
  console.log(json ? JSON.stringify(verification, null, 2) : planVerificationText(verification, planned.stack));
}

function choose(facts: FactsFile, stack: string | undefined): PlannedStack {
  const planned = plannedStack(facts, stack);
  if (planned !== undefined) return planned;
  const stacks = facts.estates.flatMap((estate) => estate.stacks ?? []).join(", ");
  throw Refusal.forUsage(
    stack === undefined
      ? `of which stack is the plan? --stack takes one of ${stacks}`
      : `no estate has a stack ${stack}: there is ${stacks}`,
  );
}
