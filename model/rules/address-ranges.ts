import type { Cidr } from "../../values";

/** Many networks, of which one may ask whether any holds an address, by its number. */
export class AddressRanges {
  /** Apart from each other, in their order. */
  private readonly ranges: { readonly first: number; last: number }[] = [];

  constructor(networks: readonly Cidr[]) {
    for (const { first, last } of [...networks].sort((a, b) => a.first.number - b.first.number)) {
      const before = this.ranges.at(-1);
      if (before !== undefined && first.number <= before.last) before.last = Math.max(before.last, last.number);
      else this.ranges.push({ first: first.number, last: last.number });
    }
  }

  hold(address: number): boolean {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranges[middle]?.last ?? Infinity) < address) low = middle + 1;
      else high = middle;
    }
    return (this.ranges[low]?.first ?? Infinity) <= address;
  }
}
