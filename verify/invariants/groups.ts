import type { Peering, SecurityGroup, SecurityRule } from "../network/network";
import type { Invariant } from "./invariant";

/** Security groups name each other only where AWS resolves the name. */
export const groupReferenceScope: Invariant = {
  id: "V22",
  name: "SG-REF-SCOPE",
  definition:
    "A security group rule names a group of its own VPC, or of one that is peered with it in the same Region; else networks.",
  *check({ world }) {
    for (const group of world.network.securityGroups) {
      for (const rule of group.rules) {
        const { peer } = rule;
        if (!isGroup(peer) || isInScope(group, peer, world.network.peerings)) continue;
        yield {
          invariant: "V22",
          causes: [rule.label],
          message: `${rule.label} names ${peer.label}, a group that ${group.vpc?.label ?? "its VPC"} does not see`,
          cures: [`${rule.label}: name networks (cidr_ipv4) instead`],
        };
      }
    }
  },
};

function isGroup(peer: SecurityRule["peer"]): peer is SecurityGroup {
  return peer !== undefined && "rules" in peer;
}

function isInScope(group: SecurityGroup, peer: SecurityGroup, peerings: readonly Peering[]): boolean {
  if (group.vpc === undefined || peer.vpc === undefined || group.vpc === peer.vpc) return true;
  if (group.vpc.region !== peer.vpc.region) return false;
  const ends = [group.vpc, peer.vpc];
  return peerings.some(
    ({ active, requester, accepter }) =>
      active && [requester.vpc, accepter.vpc].every((vpc) => vpc !== undefined && ends.includes(vpc)),
  );
}
