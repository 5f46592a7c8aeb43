import type { Cidr } from "../../values";
import type { SiteFacts } from "../facts/facts";
import type { SecurityGroup, Subnet } from "../network/network";

/** Where packets start or end: addresses of one subnet, or of one on-premises site. */
export type Endpoint = HostEndpoint | SiteEndpoint;

export interface HostEndpoint {
  readonly subnet: Subnet;
  /** Which addresses of it: every property holds for all of them. */
  readonly addresses: Cidr;
  /** Undefined: the configuration does not say which groups its interface has, and it is taken to let this through. */
  readonly groups: readonly SecurityGroup[] | undefined;
}

export interface SiteEndpoint {
  readonly site: SiteFacts;
  readonly addresses: Cidr;
}

export interface Flow {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly protocol: "tcp" | "udp" | "icmp" | (string & {});
  /** Destination port; 0 for icmp. */
  readonly port: number;
}

/** The way of a packet and of its reply, as far as they come. */
export interface Path {
  /** What decided each step, in order; replies after requests. */
  readonly steps: readonly Step[];
  /** Everything in the way, not only the first: empty when request and reply both pass, for all addresses. */
  readonly obstacles: readonly Obstacle[];
  /** What was taken on trust: links of others, rules that are not told. */
  readonly assumptions: readonly string[];
}

export interface Step {
  readonly direction: "request" | "reply";
  /** "route table <label>: 10.0.0.0/16 to peering <label>" */
  readonly text: string;
  /** Label of what decided. */
  readonly by: string;
}

export type ObstacleCode =
  | "NO_ROUTE"
  /** The reply has no way back. */
  | "NO_RETURN_ROUTE"
  /** A route to a peering whose other side does not hold the destination, or from outside its own VPC. */
  | "DEAD_ROUTE"
  | "INACTIVE_PEERING"
  /** A gateway that is not attached here, or a connection without a route to the destination. */
  | "DEAD_GATEWAY"
  /** Peerings and VPNs do not pass packets on. */
  | "TRANSIT"
  | "GROUP_DENIES_OUT"
  | "GROUP_DENIES_IN"
  | "ACL_DENIES_REQUEST"
  | "ACL_DENIES_REPLY"
  /** No subnet holds the destination. */
  | "NEIGHBOR_UNREACHABLE"
  /** The packet leaves for the internet or for something that others run. */
  | "EXITS_NETWORK";

export interface Obstacle {
  readonly code: ObstacleCode;
  /** Label of the block at fault, or of where one is missing (the route table that lacks a route). */
  readonly cause: string;
  /** Labels of rules that would let it pass but for one thing: where nothing else uses one of them, that is the cause. */
  readonly suspects?: readonly string[];
  /** What is the matter, in one sentence. */
  readonly message: string;
  /** What to set: "add a route for 10.1.0.0/16 to peering <label>". */
  readonly cure: string;
}
