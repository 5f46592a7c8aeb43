import type { TerraformStack } from "cdktf";
import { EnvironmentStack } from "./environment-stack";
import type { StackContext } from "./estate-stack";
import { HubPairStack } from "./hub-pair-stack";
import { HubStack } from "./hub-stack";
import { pairsOf } from "./pairs";
import { ParticipantStack } from "./participant-stack";
import { endsOf } from "./peering-ends";
import { PeeringStack } from "./peering-stack";
import { promised } from "./promised";

/** The stacks of an estate, in the order to apply them. */
export function createStacks(context: StackContext): TerraformStack[] {
  return context.estate.layout === "per-environment" ? [new EnvironmentStack(context)] : createPerAccount(context);
}

/** The dependencies are for the order of `cdktf deploy`; what stacks need of each other they read where it is published. */
function createPerAccount(context: StackContext): TerraformStack[] {
  const { hubs, participants, peerings } = context.estate;
  const hubStacks = new Map(hubs.map((hub) => [hub, new HubStack(context, hub)]));
  const pairStacks = pairsOf(hubs).map((pair) => {
    const stack = new HubPairStack(context, pair);
    for (const hub of pair) stack.addDependency(promised(hubStacks, hub));
    return stack;
  });
  const participantStacks = participants.map((participant) => {
    const stack = new ParticipantStack(context, participant);
    for (const earlier of [...hubStacks.values(), ...pairStacks]) stack.addDependency(earlier);
    return { participant, stack };
  });
  const peeringStacks = peerings.map((peering) => {
    const stack = new PeeringStack(context, peering);
    const ends = endsOf(peering).map(({ vpc }) => vpc);
    for (const { participant, stack: owner } of participantStacks) {
      if (!ends.some((vpc) => [...participant.vpcs, ...participant.retiredVpcs].includes(vpc))) continue;
      // A VPC comes before its peerings and goes after them.
      if (peering.retired) owner.addDependency(stack);
      else stack.addDependency(owner);
    }
    return { peering, stack };
  });
  const stacksOf = (retired: boolean) =>
    peeringStacks.filter(({ peering }) => peering.retired === retired).map(({ stack }) => stack);
  return [
    ...hubStacks.values(),
    ...pairStacks,
    ...stacksOf(true),
    ...participantStacks.map(({ stack }) => stack),
    ...stacksOf(false),
  ];
}
