import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type * as model from "../model";
import { type ConditionalForwarder, constructId, DirectoryForwarding, VpcPeering, ZoneAssociation } from "../modules";
import type { EstateHub } from "./estate-hub";

/** One of two hubs: what the environment says of it, and what it is to others. */
export interface HubEnd {
  readonly plan: model.Hub;
  readonly hub: EstateHub;
}

export interface HubPairProps {
  readonly first: HubEnd;
  readonly second: HubEnd;
  readonly sites: readonly model.Site[];
}

/**
 * What joins two hubs: a peering, and on each side the forwarders by which it reaches the other's directory domain and
 * the sites that only the other is linked to. A reverse zone of either is seen by the other's resolver.
 */
export class HubPair extends Construct {
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { first, second, sites }: HubPairProps) {
    super(scope, id);
    const peering = new VpcPeering(this, "peering", { requester: first.hub.vpc, accepter: second.hub.vpc });
    this.ready = [
      ...peering.ready,
      ...this.forward(first, second, sites),
      ...this.forward(second, first, sites),
      ...this.shareReverseZones(first, second),
      ...this.shareReverseZones(second, first),
    ];
  }

  private forward(from: HubEnd, to: HubEnd, sites: readonly model.Site[]): readonly ITerraformDependable[] {
    if (from.hub.directory === undefined) return [];
    return new DirectoryForwarding(this, `from-${from.plan.key}`, {
      vpc: from.hub.vpc,
      directory: from.hub.directory,
      forwarders: forwardersTo(from, to, sites),
      reach: to.hub.vpc.cidrs,
    }).ready;
  }

  private shareReverseZones(owner: HubEnd, other: HubEnd): readonly ITerraformDependable[] {
    return owner.hub.reverseZones.flatMap((zone) => {
      const id = constructId("reverse", zone.name.text);
      return new ZoneAssociation(this, id, { zone, vpc: other.hub.vpc }).ready;
    });
  }
}

/** Of the hubs that a site is linked to, the first one is asked by those that are not: one forwarder a domain. */
function forwardersTo(from: HubEnd, to: HubEnd, sites: readonly model.Site[]): ConditionalForwarder[] {
  const reached = sites.filter(({ hubs }) => hubs[0] === to.plan && !hubs.includes(from.plan));
  const domains = [
    ...("name" in to.plan.servers ? [to.plan.servers.name] : []),
    ...reached.flatMap((site) => site.domains),
  ];
  return domains.map((domain) => ({ domain, servers: to.hub.dnsAddresses }));
}
