import type { Cidr } from "../../values";

/** Addresses from first to last, inclusive, for which the same thing holds. */
export interface Piece<Thing> {
  readonly first: number;
  readonly last: number;
  readonly thing: Thing | undefined;
}

/** Things by network, of which the most specific one holds for an address. */
export class LongestPrefixMatch<Thing> {
  /** By the size of the networks, smallest first, then by their first address. */
  private readonly sizes: readonly (readonly [size: number, things: ReadonlyMap<number, Thing>])[];
  /** First addresses of networks and addresses behind their ends: between two of these nothing changes. */
  private readonly borders: readonly number[];

  /** @param entries of two with the same network the earlier one holds */
  constructor(entries: Iterable<readonly [network: Cidr, thing: Thing]>) {
    const sizes = new Map<number, Map<number, Thing>>();
    const borders = new Set<number>();
    for (const [{ size, first, last }, thing] of entries) {
      let things = sizes.get(size);
      if (things === undefined) sizes.set(size, (things = new Map<number, Thing>()));
      if (!things.has(first.number)) things.set(first.number, thing);
      borders.add(first.number).add(last.number + 1);
    }
    this.sizes = [...sizes].sort(([left], [right]) => left - right);
    this.borders = [...borders].sort((left, right) => left - right);
  }

  at(address: number): Thing | undefined {
    for (const [size, things] of this.sizes) {
      const thing = things.get(address - (address % size));
      if (thing !== undefined) return thing;
    }
    return undefined;
  }

  /** What holds for each address of a range, in order: neighbours with the same thing are one piece. */
  split({ first, last }: { readonly first: number; readonly last: number }): readonly Piece<Thing>[] {
    const pieces: Piece<Thing>[] = [];
    let start = first;
    for (let next = this.borderAfter(first); start <= last; next += 1) {
      const end = Math.min(last, (this.borders[next] ?? Infinity) - 1);
      const thing = this.at(start);
      const before = pieces.at(-1);
      if (before !== undefined && before.thing === thing) pieces[pieces.length - 1] = { ...before, last: end };
      else pieces.push({ first: start, last: end, thing });
      start = end + 1;
    }
    return pieces;
  }

  /** Index of the first border behind an address. */
  private borderAfter(address: number): number {
    let [low, high] = [0, this.borders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.borders[middle] ?? Infinity) > address) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
