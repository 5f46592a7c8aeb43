import type { Cidr } from "../../values";

interface Block {
  readonly cidr: Cidr;
}

/** A block, and those that hold it, the outermost first. */
export interface NestedBlock<B extends Block> {
  readonly block: B;
  readonly holders: readonly B[];
}

/**
 * Every block that others hold, in one sweep: CIDR blocks are nested or apart, so of those that began earlier the ones
 * that hold the next block are open, the last opened innermost. The list of holders is good until the next block.
 */
export function* nestedBlocks<B extends Block>(blocks: readonly B[]): Iterable<NestedBlock<B>> {
  const open: B[] = [];
  for (const block of [...blocks].sort(byStart)) {
    while (open.at(-1)?.cidr.contains(block.cidr) === false) open.pop();
    if (open.length > 0) yield { block, holders: open };
    open.push(block);
  }
}

/** Of those that start together the widest first. */
function byStart({ cidr: one }: Block, { cidr: other }: Block): number {
  return one.first.number - other.first.number || one.prefix - other.prefix;
}
