import type { Estate, Site } from "../model";
import { type Ipv4Address, reverseZonesOf } from "../values";
import type { Forwarding } from "./forwarding";

/**
 * What a site must forward to its hub: the root domain, the directories' own domains, and the reverse zones of the
 * client pools. A pool that is the site's own network is left out: the site answers for it.
 *
 * @param servers the hub's DNS servers
 */
export function siteForwarding(estate: Estate, site: Site, servers: readonly Ipv4Address[]): Forwarding {
  const clients = site.hubs.flatMap((hub) => hub.clients);
  const directories = estate.hubs.flatMap(({ servers: dns }) => ("name" in dns ? [dns.name] : []));
  const pools = clients.filter((pool) => !pool.isCoveredBy(site.networks));
  return {
    environment: estate.name,
    site: site.key,
    servers,
    domains: [estate.rootDomain, ...directories],
    reverseZones: reverseZonesOf(pools),
    siteDomains: site.domains,
  };
}
