import type { DomainName, Ipv4Address } from "../values";
import { type Forwarding, forwardedZones } from "./forwarding";

/**
 * NS records that a zone of the site needs, because forwarded domains lie below it: a server answers from a zone that
 * it holds before it looks at any forwarder, so without them such a name ends in NXDOMAIN.
 */
export interface Delegation {
  /** The site's own zone. */
  readonly parent: DomainName;
  /** The forwarded zones to delegate from it. */
  readonly children: readonly DomainName[];
  readonly nameServers: readonly NameServer[];
}

interface NameServer {
  readonly name: DomainName;
  readonly address: Ipv4Address;
}

/** One delegation for each of the site's zones that has forwarded zones below it. */
export function delegations(forwarding: Forwarding): readonly Delegation[] {
  return forwarding.siteDomains
    .map((parent) => ({
      parent,
      children: childrenOf(parent, forwarding),
      nameServers: nameServersIn(parent, forwarding),
    }))
    .filter(({ children }) => children.length > 0);
}

/** The delegation in zone-file form. The names are absolute: any $ORIGIN will do. */
export function zoneFileRecords({ children, nameServers }: Delegation): readonly string[] {
  return [
    ...children.flatMap((child) => nameServers.map(({ name }) => `${child.text}. IN NS ${name.text}.`)),
    ...nameServers.map(({ name, address }) => `${name.text}. IN A ${address.text}`),
  ];
}

/** Forwarded zones of which this is the nearest of the site's zones; one below another needs no records of its own. */
function childrenOf(parent: DomainName, forwarding: Forwarding): readonly DomainName[] {
  const below = forwardedZones(forwarding).filter(
    (zone) =>
      zone.isBelow(parent) && !forwarding.siteDomains.some((other) => other.isBelow(parent) && zone.isWithin(other)),
  );
  return below.filter((zone) => !below.some((other) => zone.isBelow(other)));
}

/** Hosts of the parent zone itself: the domain controllers' own names are not known before the directory exists. */
function nameServersIn(parent: DomainName, { environment, servers }: Forwarding): readonly NameServer[] {
  return servers.map((address, index) => ({ name: parent.child(`central-dns-${environment}-${index + 1}`), address }));
}
