import { noOverlap } from "./addresses";
import { rewriteClosed } from "./aliases";
import { authorizeThenAssociate, noAssociationFight } from "./associations";
import { forwardIntent, resolverIsLocal, targetIsDns } from "./forwarding";
import { groupReferenceScope } from "./groups";
import type { Invariant } from "./invariant";
import { neverDark } from "./order";
import {
  allAddresses,
  answerReachable,
  hubGroup,
  linkAlive,
  nonTransitive,
  queryEdge,
  returnRoute,
  statelessReturn,
} from "./packets";
import { inPlace } from "./places";
import { quota } from "./quotas";
import { surviveOne } from "./resilience";
import { answerAgree, noLeak, noLoop, resolveAll } from "./resolution";
import { dhcpBound, dnsAttributes } from "./vpcs";
import { hubSeesZone, noShadow, zoneUnique } from "./zones";

export type { Invariant, InvariantId, Violation } from "./invariant";

/**
 * All invariants that one estate is judged by, the most specific first: of several that one mistake violates, the first
 * names it. V28 compares two estates, and what a plan may not do is judged with the plan.
 */
export const invariants: readonly Invariant[] = [
  noAssociationFight,
  authorizeThenAssociate,
  dnsAttributes,
  resolverIsLocal,
  targetIsDns,
  groupReferenceScope,
  inPlace,
  noOverlap,
  zoneUnique,
  noShadow,
  noLoop,
  forwardIntent,
  dhcpBound,
  rewriteClosed,
  hubSeesZone,
  linkAlive,
  nonTransitive,
  statelessReturn,
  hubGroup,
  allAddresses,
  surviveOne,
  returnRoute,
  quota,
  noLeak,
  queryEdge,
  answerReachable,
  neverDark,
  resolveAll,
  answerAgree,
];
