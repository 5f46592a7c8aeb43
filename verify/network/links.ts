import type { EstateFacts } from "../facts/facts";
import type { Link, Vpc } from "./network";
import { isDefined, type Reading } from "./reading";
import type { Vpcs } from "./vpcs";

/** The VPCs that the facts name: hubs, and the others, by the names that they have there. */
export interface NamedVpcs {
  readonly hubs: ReadonlyMap<string, Vpc>;
  readonly others: ReadonlyMap<string, Vpc>;
}

export function vpcsOfFacts({ configuration }: Reading, vpcs: Vpcs, facts: EstateFacts | undefined): NamedVpcs {
  const named = (entries: EstateFacts["hubs"] | EstateFacts["vpcs"] = []) =>
    new Map(
      entries.flatMap(({ name, vpc: { stack, id } }) => {
        const vpc = vpcs.find(configuration.evaluate(stack, id)) ?? vpcs.find(id);
        return vpc ? [[name, vpc] as const] : [];
      }),
    );
  return { hubs: named(facts?.hubs), others: named(facts?.vpcs) };
}

/** Sites with their hubs, and VPCs whose link to their hub somebody else sees to. */
export function readLinks({ hubs, others }: NamedVpcs, facts: EstateFacts | undefined): readonly Link[] {
  const toSites = (facts?.sites ?? []).flatMap((site) =>
    site.links.map(({ hub, over, address }) => ({ vpc: hubs.get(hub), to: site, over, address: address?.text })),
  );
  const toHubs = (facts?.vpcs ?? [])
    .filter(({ link }) => link === "external")
    .map(({ name, hub }) => ({
      vpc: others.get(name),
      to: hub === undefined ? undefined : hubs.get(hub),
      over: "external" as const,
      address: undefined,
    }));
  return [...toSites, ...toHubs]
    .map(({ vpc, to, ...rest }) => (vpc && to ? { vpc, to, ...rest } : undefined))
    .filter(isDefined);
}
