import type { Link, Route, RouteTable, VpnConnection, VpnGateway } from "../network/network";
import { connectionsOf, type Propagated } from "./forwarding";
import type { HostEndpoint, SiteEndpoint } from "./path";
import { type HostWay, isIn, nameOf, type Way } from "./way";

/** From a site: it reaches the VPCs that it is linked with, and nothing beyond their peerings. */
export function fromSite(way: Way & { readonly from: SiteEndpoint }): void {
  const { from, to, forwarding, findings, direction } = way;
  if ("site" in to) return;
  const { vpc } = to.subnet;
  const link = forwarding.link(vpc, from.site);
  if (link === undefined) return direction === "request" ? notLinked(way, from, to) : undefined;
  if (link.over === "external") {
    findings.assume(`somebody else connects ${vpc.label} with site ${from.site.name}, both ways`);
    return checkAnnounced(way, to);
  }
  findings.assume(`routers of site ${from.site.name} send ${vpc.cidrs.join(", ")} to the VPN`);
  const [connection] = usable(link);
  if (connection) findings.step(direction, connection.label, `VPN connection ${connection.label} to ${vpc.label}`);
  else noConnection(way, link);
}

/** Through a VPN gateway, by a route that a table has or takes over. */
export function followGateway(
  way: HostWay,
  gateway: VpnGateway | undefined,
  by: string,
  route: Route | Propagated,
): void {
  const { from, to, forwarding, findings, direction } = way;
  const { vpc } = from.subnet;
  const name = gateway?.label ?? "a VPN gateway that is not there";
  const network = "destination" in route ? route.destination : route.network;
  findings.step(direction, by, `route ${by}: ${network.text} to ${name}`);
  if (gateway?.vpc !== vpc) return notAttached(way, gateway, by);
  if (!("site" in to)) {
    return findings.obstacle({
      code: isIn(to, vpc) ? "NEIGHBOR_UNREACHABLE" : "TRANSIT",
      cause: by,
      message: `${by} leads to ${name}, and ${to.addresses.text} is in ${nameOf(to)}`,
      cure: `connect ${vpc.label} with ${nameOf(to)} by a peering, and route ${to.addresses.text} there`,
    });
  }
  const link = forwarding.link(vpc, to.site);
  if (link?.over === "external")
    return findings.assume(`somebody else connects ${vpc.label} with site ${to.site.name}`);
  if (link === undefined) return notLinked(way, to, from);
  const connection = usable(link).find((each) => reaches(each, link, to));
  if (connection)
    findings.step(direction, connection.label, `VPN connection ${connection.label} to site ${to.site.name}`);
  else noConnection(way, link);
}

/** Says what keeps a route to a site from a table, where a VPN should bring it; false where none should. */
export function withoutRouteToSite(way: HostWay, table: RouteTable): boolean {
  const { from, to, direction, forwarding } = way;
  if (!("site" in to)) return false;
  const { vpc } = from.subnet;
  const link = forwarding.link(vpc, to.site);
  // Whoever asked from the site has been told that it is not linked.
  if (link === undefined) return direction === "reply";
  const detached = table.propagations.find(({ gateway }) => gateway !== undefined && gateway.vpc !== vpc);
  if (detached) notAttached(way, detached.gateway, detached.block.label);
  else if (usable(link).some((each) => reaches(each, link, to))) notPropagated(way, table);
  else noConnection(way, link);
  return true;
}

function notPropagated({ from, to, forwarding, findings }: HostWay, { label }: RouteTable): void {
  const { gateways } = from.subnet.vpc;
  const astray = forwarding.propagations(gateways).find(({ table }) => table.vpc !== from.subnet.vpc);
  const [gateway] = gateways;
  findings.obstacle({
    code: "DEAD_GATEWAY",
    cause: astray?.by ?? label,
    message: `${label} does not take over what ${gateway?.label} hears of ${to.addresses.text}`,
    cure: `propagate the routes of ${gateway?.label} into ${label}`,
  });
}

function notAttached({ from, findings }: HostWay, gateway: VpnGateway | undefined, by: string): void {
  const { label } = from.subnet.vpc;
  findings.obstacle({
    code: "DEAD_GATEWAY",
    cause: gateway?.label ?? by,
    message: `${by} leads to ${gateway?.label ?? "a VPN gateway that is not there"}, which is not attached to ${label}`,
    cure: `attach the gateway to ${label}`,
  });
}

function noConnection({ from, to, findings }: Way, link: Link): void {
  const site = "site" in from ? from.site : "site" in to ? to.site : undefined;
  const [gateway] = link.vpc.gateways;
  const [connection] = usable(link);
  findings.obstacle({
    code: "DEAD_GATEWAY",
    cause: connection?.label ?? gateway?.label ?? link.vpc.label,
    message: connection
      ? `VPN connection ${connection.label} has no route for ${to.addresses.text} of site ${site?.name}`
      : `${gateway?.label ?? link.vpc.label} has no VPN connection to site ${site?.name}`,
    cure: connection ? `add a static route for it` : `add a VPN connection to the site's device`,
  });
}

/** What others announce for a VPC may be less than its networks. */
function checkAnnounced({ findings }: Way, { subnet, addresses }: HostEndpoint): void {
  for (const { label, allowedPrefixes } of subnet.vpc.gateways.flatMap(({ directConnects }) => directConnects)) {
    if (allowedPrefixes === undefined || addresses.isCoveredBy(allowedPrefixes)) continue;
    findings.obstacle({
      code: "NO_RETURN_ROUTE",
      cause: label,
      message: `${label} does not announce ${addresses.text} (allowed_prefixes)`,
      cure: `add ${addresses.text} to its allowed_prefixes`,
    });
  }
}

/** Nothing but a link of its own joins a VPC with a site: what its peers are linked with ends there. */
function notLinked({ forwarding, findings }: Way, { site }: SiteEndpoint, { subnet: { vpc } }: HostEndpoint): void {
  const through = vpc.peerings.find(({ requester, accepter }) =>
    [requester.vpc, accepter.vpc].some((peer) => peer && forwarding.link(peer, site)),
  );
  findings.obstacle({
    code: "TRANSIT",
    cause: through?.label ?? vpc.label,
    message: `site ${site.name} is not linked with ${vpc.label}, and peerings pass nothing on to a site or from it`,
    cure: `link the site with ${vpc.label} itself (VPN, Direct Connect or transit gateway)`,
  });
}

function usable(link: Link): readonly VpnConnection[] {
  return link.vpc.gateways.flatMap(({ connections }) => connectionsOf(link, connections));
}

function reaches(connection: VpnConnection, { to: site }: Link, to: SiteEndpoint): boolean {
  const networks =
    connection.routing === "static"
      ? connection.staticRoutes.map(({ destination }) => destination)
      : "networks" in site
        ? site.networks
        : [];
  return to.addresses.isCoveredBy(networks);
}
