import type { SiteFacts } from "../facts/facts";
import type { Directory, ResolverEndpoint, Vpc } from "../network/network";
import type { Hub } from "../world";

/** Whom a query is sent to. */
export type Server =
  /** The domain controllers of a directory: each of them answers alike. */
  | { readonly kind: "directory"; readonly directory: Directory }
  /** Amazon's resolver of a VPC, at its primary network plus two; only the VPC's own hosts reach it. */
  | { readonly kind: "resolver"; readonly vpc: Vpc }
  /** An inbound Resolver endpoint, which asks its VPC's resolver. */
  | { readonly kind: "inbound"; readonly endpoint: ResolverEndpoint; readonly vpc: Vpc }
  /** The DNS servers of an on-premises site. */
  | { readonly kind: "site"; readonly site: SiteFacts }
  /** DNS servers that somebody runs in a hub's VPC. */
  | { readonly kind: "plain"; readonly hub: Hub }
  /** An address that nobody in the estate has. */
  | { readonly kind: "stranger"; readonly text: string; readonly reason: string };

/** Unique: two servers of one key are the same. */
export function keyOf(server: Server): string {
  switch (server.kind) {
    case "directory":
      return server.directory.label;
    case "resolver":
      return `resolver of ${server.vpc.label}`;
    case "inbound":
      return server.endpoint.label;
    case "site":
      return `site ${server.site.name}`;
    case "plain":
      return `servers of ${server.hub.name}`;
    case "stranger":
      return `stranger ${server.text}`;
  }
}

/** Each server once. */
export function distinct(servers: readonly Server[]): Server[] {
  return [...new Map(servers.map((server) => [keyOf(server), server])).values()];
}

/** Whether two are the same server. */
export function isSame(one: Server, other: Server): boolean {
  return one === other || (one.kind === other.kind && thingOf(one) === thingOf(other));
}

function thingOf(server: Server): unknown {
  switch (server.kind) {
    case "directory":
      return server.directory;
    case "resolver":
      return server.vpc;
    case "inbound":
      return server.endpoint;
    case "site":
      return server.site;
    case "plain":
      return server.hub;
    case "stranger":
      return server.text;
  }
}

/** The VPC that it stands in. */
export function vpcOf(server: Server): Vpc | undefined {
  switch (server.kind) {
    case "directory":
      return server.directory.vpc;
    case "resolver":
    case "inbound":
      return server.vpc;
    case "plain":
      return server.hub.vpc;
    case "site":
    case "stranger":
      return undefined;
  }
}
