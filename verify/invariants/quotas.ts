import type { Proof } from "../proof/proof";
import type { Invariant, Violation } from "./invariant";

/** AWS's limits that no request raises further (VPC quotas page, read November 2026). */
const HARD_LIMITS = {
  peeringsPerVpc: 125,
  routesPerTable: 1000,
  rulesPerGroup: 1000,
} as const;

export const quota: Invariant = {
  id: "V29",
  name: "QUOTA",
  definition: `No VPC has more than ${HARD_LIMITS.peeringsPerVpc} peerings, no route table more than ${HARD_LIMITS.routesPerTable} routes, no security group more than ${HARD_LIMITS.rulesPerGroup} rules.`,
  *check(proof) {
    for (const { label, count, limit, what } of counts(proof)) {
      if (count <= limit) continue;
      const violation: Violation = {
        invariant: "V29",
        causes: [label],
        message: `${label} has ${count} ${what}, and AWS allows ${limit} at most`,
        cures: ["spread them over more hubs, or join networks"],
      };
      yield violation;
    }
  },
};

function* counts({ world: { network } }: Proof) {
  for (const { label, peerings } of network.vpcs) {
    yield { label, count: peerings.length, limit: HARD_LIMITS.peeringsPerVpc, what: "peerings" };
  }
  for (const { label, routes } of network.routeTables) {
    yield { label, count: routes.length, limit: HARD_LIMITS.routesPerTable, what: "routes" };
  }
  for (const { label, rules } of network.securityGroups) {
    yield { label, count: rules.length, limit: HARD_LIMITS.rulesPerGroup, what: "rules" };
  }
}
