import type { DomainName, Ipv4Address } from "../values";

/** What one on-premises site must send to its hub, and where. */
export interface Forwarding {
  readonly environment: string;
  readonly site: string;
  /** The hub's DNS servers, in the order to ask them; at least one. */
  readonly servers: readonly Ipv4Address[];
  /** Private names: the estate's root domain and the directory's own domain. */
  readonly domains: readonly DomainName[];
  /** Reverse zones (in-addr.arpa) of the estate's networks. */
  readonly reverseZones: readonly DomainName[];
  /** Domains that the site itself serves. Where one is a parent of a forwarded domain, the parent zone must delegate. */
  readonly siteDomains: readonly DomainName[];
}

/** Everything that goes to the hub, in the order in which it is printed. */
export function forwardedZones({ domains, reverseZones }: Forwarding): readonly DomainName[] {
  return [...domains, ...reverseZones];
}
