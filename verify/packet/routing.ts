import type { Cidr } from "../../values";
import type { Route, RouteTable, Subnet, Vpc } from "../network/network";
import type { Decision } from "./forwarding";
import type { Piece } from "./longest-prefix-match";
import type { Endpoint, Obstacle } from "./path";
import { followPeering } from "./peering-way";
import { followGateway, fromSite, withoutRouteToSite } from "./site-way";
import { type HostWay, isIn, nameOf, peeringBetween, rangeText, type Way } from "./way";

/** Follows packets from one end to the other as routers do, for all addresses of both ends. */
export function followRoutes(way: Way): void {
  const { from } = way;
  if ("site" in from) fromSite({ ...way, from });
  else fromHost({ ...way, from });
}

function fromHost(way: HostWay): void {
  const { from, to, forwarding } = way;
  const { subnet } = from;
  checkSource(way);
  if (!subnet.vpc.cidrs.length) return;
  const { routeTable: table } = subnet;
  if (table === undefined || (table.vpc !== undefined && table.vpc !== subnet.vpc)) return withoutTable(way, subnet);
  for (const piece of forwarding.lookUp(table, to.addresses)) follow(way, table, piece);
}

/** Routers drop what does not come from their own VPC's networks. */
function checkSource({ from, findings }: HostWay): void {
  const { vpc, label } = from.subnet;
  if (from.addresses.isCoveredBy(vpc.cidrs)) return;
  const networks = vpc.cidrs.join(", ") || "none";
  findings.obstacle({
    code: "NEIGHBOR_UNREACHABLE",
    cause: vpc.label,
    message: `${from.addresses.text} of ${label} lies in no network of ${vpc.label} (${networks})`,
    cure: `associate a network that holds ${from.addresses.text} with ${vpc.label}`,
  });
}

/** A main table that nothing manages knows the VPC's own networks only; of a VPC that is only read it is not told. */
function withoutTable(way: HostWay, subnet: Subnet): void {
  const { to, findings } = way;
  if (isIn(to, subnet.vpc)) return;
  if (subnet.vpc.elsewhere) {
    return findings.assume(`route tables of ${subnet.vpc.label} lead to ${to.addresses.text}: none of them is told`);
  }
  if (trusted(way)) return;
  const { label, tableAssociation: association } = subnet;
  const table = subnet.routeTable ? `a route table of another VPC (${subnet.routeTable.label})` : "none that is there";
  const message = association
    ? `the route table that ${association.label} gives ${label} is ${table}`
    : `${label} has the main table of its VPC, which nothing manages`;
  noRoute(way, association?.label ?? label, to.addresses.text, message);
}

function follow(way: HostWay, table: RouteTable, { thing: decision, ...range }: Piece<Decision>): void {
  const { from, to, direction, findings } = way;
  const { vpc } = from.subnet;
  const addresses = rangeText(to, range);
  if (decision === undefined) {
    if (trusted(way) || withoutRouteToSite(way, table)) return;
    const failing = failingRoute(way, table);
    const message = `${table.label} has no route for ${addresses}`;
    return failing
      ? noRoute(way, failing.route.label, addresses, `${message}: ${failing.why}`)
      : noRoute(way, table.label, addresses, message);
  }
  if (decision.kind === "propagated") return followGateway(way, decision.gateway, decision.by, decision);
  if (decision.kind === "local") {
    findings.step(direction, table.label, `route table ${table.label}: ${decision.network.text} is local`);
    if (!isIn(to, vpc)) findings.obstacle(staysLocal(vpc, decision.network, to, addresses));
    return;
  }
  const { target, label, destination } = decision.route;
  if (target.kind === "peering") return followPeering(way, decision.route, target.peering, range);
  if (target.kind === "vpn-gateway") return followGateway(way, target.gateway, label, decision.route);
  if (trusted(way)) return;
  findings.obstacle({
    code: "EXITS_NETWORK",
    cause: label,
    message: `${table.label} sends ${addresses} by its route for ${destination.text} out of the estate (${target.argument})`,
    cure: routeAdvice(way, table.label, addresses),
  });
}

/** Links that others see to are taken on trust where no route of ours says otherwise. */
function trusted({ from, to, forwarding, findings }: HostWay): boolean {
  const end = "site" in to ? to.site : to.subnet.vpc;
  const link = forwarding.link(from.subnet.vpc, end);
  if (link?.over !== "external") return false;
  findings.assume(`somebody else connects ${from.subnet.vpc.label} with ${nameOf(to)}, both ways`);
  return true;
}

/** A route that is meant for the destination and does not lead there: AWS refuses it, or it is for a part only. */
function failingRoute({ from, to }: HostWay, { routes }: RouteTable): { route: Route; why: string } | undefined {
  const refused = routes.find((route) => route.refused && route.destination.overlaps(to.addresses));
  if (refused) return { route: refused, why: refused.refused ?? "" };
  if ("site" in to) return undefined;
  const network = to.subnet.vpc.cidrs.find((cidr) => cidr.contains(to.addresses));
  const partial = routes.find(
    ({ destination, target }) =>
      network?.contains(destination) &&
      target.kind === "peering" &&
      target.peering === peeringBetween(from.subnet.vpc, to.subnet.vpc),
  );
  return partial && { route: partial, why: `${partial.label} is for ${partial.destination.text} alone` };
}

function noRoute(way: HostWay, cause: string, addresses: string, message: string): void {
  const code = way.direction === "request" ? "NO_ROUTE" : "NO_RETURN_ROUTE";
  way.findings.obstacle({ code, cause, message, cure: routeAdvice(way, cause, addresses) });
}

function routeAdvice({ from, to }: HostWay, table: string, addresses: string): string {
  if ("site" in to)
    return `route ${addresses} in ${table} to a VPN gateway that leads to ${to.site.name}, or propagate it`;
  const peering = peeringBetween(from.subnet.vpc, to.subnet.vpc);
  const networks = to.subnet.vpc.cidrs.find((cidr) => cidr.contains(to.addresses))?.text ?? addresses;
  return peering
    ? `add a route for ${networks} to peering ${peering.label} in ${table}`
    : `connect ${from.subnet.vpc.label} with ${to.subnet.vpc.label} (a peering), and route ${networks} to it in ${table}`;
}

function staysLocal(vpc: Vpc, network: Cidr, to: Endpoint, addresses: string): Obstacle {
  return {
    code: "NEIGHBOR_UNREACHABLE",
    cause: vpc.cidrBlocks.get(network.text)?.label ?? vpc.label,
    message: `${vpc.label} has ${network.text} itself, so packets to ${addresses} of ${nameOf(to)} stay there`,
    cure: "give one of the two other networks",
  };
}
