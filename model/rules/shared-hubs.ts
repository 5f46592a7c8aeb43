import type { Estate, Hub, NetworkPlan, Vpc } from "../estate";
import type { RuleContext } from "./rule";

/** Whether two environments have a hub in common: what is unique, disjoint or limited is so over both. */
export function sharesHub(one: Estate, other: Estate): boolean {
  return hubsInCommon(one, other).length > 0;
}

/** The hubs that both environments name, as either has them. */
export function hubsInCommon(one: Estate, other: Estate): (readonly [Hub, Hub])[] {
  return one.hubs.flatMap((hub) =>
    other.hubs.filter((same) => isSameHub(hub, same)).map((same) => [hub, same] as const),
  );
}

/** A hub as one of several environments has it. */
export interface SharedHub {
  readonly estate: Estate;
  readonly hub: Hub;
}

/** A hub of this environment as every environment has it, this one first. */
export function everySideOf(hub: Hub, { estate, neighbours }: RuleContext): SharedHub[] {
  const elsewhere = neighbours.flatMap((neighbour) =>
    neighbour.hubs.filter((same) => isSameHub(hub, same)).map((same) => ({ estate: neighbour, hub: same })),
  );
  return [{ estate, hub }, ...elsewhere];
}

/** The other hubs that an environment peers a hub with. */
export function otherHubs({ estate, hub }: SharedHub): Hub[] {
  return estate.hubs.filter((other) => other !== hub);
}

export function vpcsBehind({ estate, hub }: SharedHub): Vpc[] {
  return estate.participants.flatMap(({ vpcs }) => vpcs.filter((vpc) => vpc.hub === hub));
}

/** The same for a hub in every environment. */
export function hubIdentity({ account, region, cidrs }: Hub): string {
  return [account.id.text, region.name, cidrs[0].text].join(" ");
}

/** The same for a VPC that several participants or environments name by its id. */
export function vpcIdentity({ source, path }: Vpc, { name }: Estate): string {
  return "vpcId" in source ? source.vpcId : `${name} ${path}`;
}

/** One account, Region and primary network; an id, where both environments name one, tells better. */
function isSameHub(one: Hub, other: Hub): boolean {
  const [id, otherId] = [idOf(one), idOf(other)];
  if (id !== undefined && otherId !== undefined) return id === otherId;
  return hubIdentity(one) === hubIdentity(other);
}

function idOf({ source }: NetworkPlan): string | undefined {
  return "vpcId" in source ? source.vpcId : undefined;
}
