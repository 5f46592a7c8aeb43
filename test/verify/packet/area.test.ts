import fc from "fast-check";
import { type Area, common, overlap, without } from "../../../verify/packet/area";

const span = fc
  .tuple(fc.nat(7), fc.nat(7))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
const area = fc.tuple(span, span).map(([[first, last], [from, to]]): Area => ({ first, last, from, to }));

/** Every single address and port. */
function points(areas: readonly Area[]): string[] {
  const found: string[] = [];
  for (const { first, last, from, to } of areas) {
    for (let address = first; address <= last; address += 1) {
      for (let port = from; port <= to; port += 1) found.push(`${address}:${port}`);
    }
  }
  return found.sort();
}

describe("Areas of addresses and ports", () => {
  test("without another one are every point that is not in that, once", () => {
    fc.assert(
      fc.property(area, fc.array(area, { maxLength: 4 }), (whole, cuts) => {
        const taken = new Set(points(cuts));
        const left = cuts.reduce<readonly Area[]>((areas, cut) => without(areas, cut), [whole]);
        expect(points(left)).toEqual(points([whole]).filter((point) => !taken.has(point)));
      }),
    );
  });

  test("have in common every point that is in both", () => {
    fc.assert(
      fc.property(area, area, (one, other) => {
        const others = new Set(points([other]));
        const shared = points([one]).filter((point) => others.has(point));
        expect(points(common([one], [other]))).toEqual(shared);
        expect(overlap(one, other)).toBe(shared.length > 0);
      }),
    );
  });
});
