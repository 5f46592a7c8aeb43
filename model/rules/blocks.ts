import { FEW, fewOf } from "../wording";
import { nestedBlocks } from "./nested-blocks";
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

/** Those that overlap earlier ones of the same list. */
export function overlapsIn(networks: readonly Written[], allowed: string): Breach[] {
  const positions = new Map(networks.map((network, at) => [network, at]));
  const position = (network: Written) => positions.get(network) ?? 0;
  const overlapped = new Map<Written, Written[]>();
  for (const { block, holders } of nestedBlocks(networks)) {
    for (const holder of holders.slice(0, FEW + 1)) {
      const [earlier, later] = position(holder) < position(block) ? [holder, block] : [block, holder];
      const others = overlapped.get(later) ?? [];
      if (others.length <= FEW) overlapped.set(later, [...others, earlier]);
    }
  }
  return [...overlapped].map(([{ path, cidr }, others]) => {
    const texts = others.sort((one, other) => position(one) - position(other)).map((other) => named(other));
    return { path, got: `${cidr.text}, which overlaps ${fewOf(texts)}`, allowed, cure: "take addresses that are free" };
  });
}
