import type { Cidr } from "../../values";

/**
 * Every two blocks that overlap, in one sweep: CIDR blocks are nested or apart, so of those that began earlier the ones
 * that hold the next block are open, the last opened innermost.
 */
export function* overlappingPairs<Block extends { readonly cidr: Cidr }>(
  blocks: readonly Block[],
): Iterable<readonly [Block, Block]> {
  const open: Block[] = [];
  for (const block of [...blocks].sort(byStart)) {
    while (open.at(-1)?.cidr.contains(block.cidr) === false) open.pop();
    for (const outer of open) yield [outer, block];
    open.push(block);
  }
}

/** Of those that start together the widest first. */
function byStart({ cidr: one }: { readonly cidr: Cidr }, { cidr: other }: { readonly cidr: Cidr }): number {
  return one.first.number - other.first.number || one.prefix - other.prefix;
}
