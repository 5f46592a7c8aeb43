import type { EstateFacts, FactsFile } from "../facts/facts";
import { loadPlan } from "../terraform";
import type { JsonObject } from "../terraform/json";
import { type EstateVerification, verifyEstate } from "../verification";
import { guard, type GuardVerdict } from "./guard";
import { Transition } from "./transition";

/** What was found of a plan. */
export interface PlanVerification {
  readonly guard: GuardVerdict;
  /** The estate as the plan leaves it; undefined where the plan is of a part of it. */
  readonly estate: EstateVerification | undefined;
}

/** The estate that a plan is of, and which of its stacks. */
export interface PlannedStack {
  readonly facts: EstateFacts;
  /** Empty where the estate has a single one without a name. */
  readonly stack: string;
}

/**
 * Judges a plan: what it takes away from VPCs that are answered now, and, where it holds a whole estate, what that will
 * be.
 *
 * @param document what `terraform show -json` prints of a saved plan
 * @throws UnreadableConfiguration if it is not a plan
 */
export function verifyPlan(document: JsonObject, planned: PlannedStack): PlanVerification {
  const configuration = loadPlan(document);
  const isWhole = (planned.facts.stacks ?? [planned.stack]).length === 1;
  return {
    guard: guardPlan(document, planned),
    estate: isWhole ? verifyEstate(configuration, ofOneStack(planned.facts)) : undefined,
  };
}

/** What a plan takes away from VPCs that are answered now. */
export function guardPlan(document: JsonObject, { facts, stack }: PlannedStack): GuardVerdict {
  const isTold = facts.hubs.length > 0 || facts.domains.length > 0;
  return guard(new Transition(document), { facts: isTold ? facts : undefined, stack });
}

/** The stack of facts that a plan is of: the one that is named, or the only one. Undefined where that is not clear. */
export function plannedStack({ estates }: FactsFile, stack: string | undefined): PlannedStack | undefined {
  if (stack !== undefined) {
    const facts = estates.find(({ stacks }) => stacks === undefined || stacks.includes(stack));
    return facts && { facts, stack };
  }
  const [facts, ...others] = estates;
  const [only = "", ...more] = facts?.stacks ?? [];
  return facts && others.length === 0 && more.length === 0 ? { facts, stack: only } : undefined;
}

/** A plan is of one stack and does not say its name. */
function ofOneStack(facts: EstateFacts): EstateFacts {
  const inPlan = <Thing extends { readonly vpc: { readonly id: string } }>(thing: Thing) => ({
    ...thing,
    vpc: { stack: "", id: thing.vpc.id },
  });
  return {
    ...facts,
    stacks: undefined,
    hubs: facts.hubs.map(inPlan),
    vpcs: facts.vpcs.map(inPlan),
    services: facts.services.map((service) => {
      const [one, other] = service.between;
      return { ...service, between: [endInPlan(one), endInPlan(other)] };
    }),
  };
}

type End = EstateFacts["services"][number]["between"][number];

function endInPlan({ group, ...end }: End): End {
  return group === undefined ? end : { ...end, group: { stack: "", id: group.id } };
}
