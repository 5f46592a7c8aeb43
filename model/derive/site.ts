import { Cidr, Ipv4Address, parseDirectoryDomain } from "../../values";
import type { Hub, Site, SiteVpn } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { type Derived, lookUp } from "./names";

type SiteShape = NonNullable<Shape["sites"]>[string];

export function deriveSite(
  key: string,
  shape: SiteShape,
  path: Path,
  hubs: Derived<Hub>,
  findings: Findings,
): Site | undefined {
  const hub = lookUp(hubs, shape.hub, [...path, "hub"], findings);
  const others = (shape.otherHubs ?? []).flatMap(
    (name, at) => lookUp(hubs, name, [...path, "otherHubs", at], findings) ?? [],
  );
  if (hub === undefined || shape.retired) return undefined;
  const networks = shape.networks.map(Cidr.parse);
  return {
    key,
    displayName: shape.displayName ?? key,
    hubs: [hub, ...[...new Set(others)].filter((other) => other !== hub)],
    domains: shape.domains.map(parseDirectoryDomain),
    dnsServers: shape.dnsServers.map(Ipv4Address.parse),
    networks,
    ...(shape.vpn && { vpn: deriveVpn(shape.vpn, networks) }),
  };
}

function deriveVpn(
  { address, asn = PRIVATE_ASN, routing = "bgp" }: NonNullable<SiteShape["vpn"]>,
  networks: readonly Cidr[],
): SiteVpn {
  return { address: Ipv4Address.parse(address), asn, routing: routing === "bgp" ? "bgp" : { static: networks } };
}

/** What AWS takes for a customer gateway if nothing is said. */
const PRIVATE_ASN = 65000;
