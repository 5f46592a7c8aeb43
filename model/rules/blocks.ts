import { overlappingPairs } from "./overlapping-pairs";
import type { Breach } from "./rule";
import { named, type Written } from "./written";

/** Those that are neither VPC nor subnet by their size. */
export function outOfSize(networks: readonly Written[]): Breach[] {
  return networks
    .filter(({ cidr: { prefix } }) => prefix < 16 || prefix > 28)
    .map(({ cidr, path }) => ({
      path,
      got: cidr.text,
      allowed: "a prefix length from /16 to /28",
      cure: cidr.prefix < 16 ? "split it into several" : "take a larger block",
    }));
}

/** Those that overlap an earlier one of the same list. */
export function overlapsIn(networks: readonly Written[], allowed: string): Breach[] {
  return [...overlappingPairs(networks)].map((pair) => {
    const [earlier, later] = networks.indexOf(pair[0]) < networks.indexOf(pair[1]) ? pair : [pair[1], pair[0]];
    return { path: later.path, got: `${later.cidr.text}, which overlaps ${named(earlier)}`, allowed };
  });
}
