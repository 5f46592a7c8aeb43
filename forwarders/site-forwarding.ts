import type { Estate, Site } from "../model";
import type { DomainName, Ipv4Address } from "../values";
import type { Forwarding } from "./forwarding";

/**
 * What a site must forward to its hub: the root domain, the directory's own domain, and the reverse zones of the hub's
 * client pools. A pool that is the site's own network is left out: the site answers for it.
 *
 * @param servers the hub's DNS servers
 */
export function siteForwarding(estate: Estate, site: Site, servers: readonly Ipv4Address[]): Forwarding {
  const { clients, directory } = site.hub;
  const pools = clients.filter((pool) => !site.networks.some((network) => network.contains(pool)));
  return {
    environment: estate.name,
    site: site.key,
    servers,
    domains: [estate.rootDomain, directory.name],
    reverseZones: withoutCovered(pools.flatMap(({ reverseZones }) => reverseZones)),
    siteDomains: site.domains,
  };
}

/** Each zone once, and none that lies in another one of them. */
function withoutCovered(zones: readonly DomainName[]): DomainName[] {
  return zones.filter(
    (zone, at) => !zones.some((other) => zone.isBelow(other)) && zones.findIndex((other) => other.equals(zone)) === at,
  );
}
