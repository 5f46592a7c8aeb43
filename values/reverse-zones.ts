import type { Cidr } from "./cidr";
import type { DomainName } from "./domain-name";
import type { Ipv4Address } from "./ipv4-address";

/** The reverse zones (in-addr.arpa) that together cover these networks, each once, none inside another. */
export function reverseZonesOf(networks: readonly Cidr[]): DomainName[] {
  const zones = networks.flatMap(({ reverseZones }) => reverseZones);
  return zones.filter(
    (zone, at) => !zones.some((other) => zone.isBelow(other)) && zones.findIndex((other) => other.equals(zone)) === at,
  );
}

/** The name under which an address is looked up: `10.1.1.10` gives `10.1.1.10.in-addr.arpa`, its octets reversed. */
export function reverseName({ text }: Ipv4Address): string {
  return `${text.split(".").reverse().join(".")}.in-addr.arpa`;
}
