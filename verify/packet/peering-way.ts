import type { Peering, Route, Vpc } from "../network/network";
import type { Piece } from "./longest-prefix-match";
import { type HostWay, isIn, nameOf, peeringBetween, rangeText } from "./way";

/**
 * Through a peering: it must be active and belong to the VPC, and its other side must hold the destination. Whatever
 * arrives for somewhere else is dropped (VPC peering guide, limitations: not transitive, no edge-to-edge routing).
 */
export function followPeering(
  way: HostWay,
  { label: route, destination }: Route,
  peering: Peering | undefined,
  range: Pick<Piece<unknown>, "first" | "last">,
): void {
  const { from, to, direction, findings } = way;
  const { vpc } = from.subnet;
  const addresses = rangeText(to, range);
  if (peering === undefined) return missing(way, route);
  const { requester, accepter, label, assumption } = peering;
  findings.step(direction, route, `route ${route}: ${destination.text} to peering ${label}`);
  if (assumption !== undefined) findings.assume(assumption);
  if (requester.vpc !== vpc && accepter.vpc !== vpc) {
    return dead(way, route, `${route} leads to peering ${label}, which is none of ${vpc.label}`);
  }
  const peer = requester.vpc === vpc ? accepter.vpc : requester.vpc;
  if (peer === undefined || !isIn(to, peer)) return beyond(way, route, peering, peer, addresses);
  if (!to.addresses.isCoveredBy(peer.cidrs)) {
    dead(way, peer.label, `${peer.label} has no network that holds ${addresses}`);
  }
  if (!peering.active) inactive(way, peering);
}

/** The route names what is not there, such as an accepter: of a peering that nobody accepts that is the reason. */
function missing(way: HostWay, route: string): void {
  const { from, to } = way;
  const meant = "site" in to ? undefined : peeringBetween(from.subnet.vpc, to.subnet.vpc);
  if (meant && !meant.active) inactive(way, meant);
  else dead(way, route, `${route} leads to a peering that is not there`);
}

function inactive({ findings }: HostWay, { label, inactiveCause, inactive: reason }: Peering): void {
  findings.obstacle({
    code: "INACTIVE_PEERING",
    cause: inactiveCause ?? label,
    message: `peering ${label} is not active: ${reason}`,
    cure: "request and accept it, each in the account and Region of its VPC",
  });
}

/** The route leads to a peer that is not where the packet goes. */
function beyond(way: HostWay, route: string, { label }: Peering, peer: Vpc | undefined, addresses: string): void {
  const { to, forwarding, findings } = way;
  const passesOn =
    peer !== undefined &&
    ("site" in to ? forwarding.link(peer, to.site) : peeringBetween(peer, to.subnet.vpc)) !== undefined;
  if (!passesOn) {
    const other = peer?.label ?? "a third party";
    return dead(way, route, `${route} leads to ${other} by peering ${label}, and ${addresses} is in ${nameOf(to)}`);
  }
  findings.obstacle({
    code: "TRANSIT",
    cause: route,
    message: `${route} leads to ${peer.label} by peering ${label}, which passes nothing on to ${nameOf(to)}`,
    cure: `connect ${way.from.subnet.vpc.label} with ${nameOf(to)} itself, and route ${addresses} there`,
  });
}

function dead({ from, to, findings }: HostWay, cause: string, message: string): void {
  const peering = "site" in to ? undefined : peeringBetween(from.subnet.vpc, to.subnet.vpc);
  const cure = peering
    ? `let it lead to peering ${peering.label}`
    : `connect ${from.subnet.vpc.label} with ${nameOf(to)}`;
  findings.obstacle({ code: "DEAD_ROUTE", cause, message, cure });
}
