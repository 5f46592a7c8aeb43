import type { Peering, Vpc } from "../network/network";
import { addressesText } from "./area";
import type { Findings } from "./findings";
import type { Forwarding } from "./forwarding";
import type { Piece } from "./longest-prefix-match";
import type { Endpoint, HostEndpoint, Step } from "./path";

/** One direction of a path: where packets come from and go to, and what is found on their way. */
export interface Way {
  readonly direction: Step["direction"];
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly forwarding: Forwarding;
  readonly findings: Findings;
}

/** One that starts at a host. */
export interface HostWay extends Way {
  readonly from: HostEndpoint;
}

export function peeringBetween(one: Vpc, other: Vpc): Peering | undefined {
  const between = one.peerings.filter(({ requester, accepter }) => requester.vpc === other || accepter.vpc === other);
  return between.find(({ active }) => active) ?? between[0];
}

export function isIn(to: Endpoint, vpc: Vpc): boolean {
  return "subnet" in to && to.subnet.vpc === vpc;
}

export function nameOf(end: Endpoint): string {
  return "site" in end ? `site ${end.site.name}` : end.subnet.vpc.label;
}

/** The addresses of an end as they are written, or the part of them. */
export function rangeText({ addresses }: Endpoint, range: Pick<Piece<unknown>, "first" | "last">): string {
  const isWhole = range.first === addresses.first.number && range.last === addresses.last.number;
  return isWhole ? addresses.text : addressesText(range);
}
