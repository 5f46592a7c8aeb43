import fc from "fast-check";
import { Cidr, Ipv4Address } from "../../../values";
import { LongestPrefixMatch } from "../../../verify/packet/longest-prefix-match";

/** Networks inside 10.0.0.0/24, so that every address can be asked, and the whole of IPv4. */
const network = fc.tuple(fc.nat(255), fc.integer({ min: 24, max: 32 })).map(([host, prefix]) => {
  const size = 2 ** (32 - prefix);
  return Cidr.parse(`10.0.0.${host - (host % size)}/${prefix}`);
});
const everything = fc.constant(Cidr.parse("0.0.0.0/0"));
const anyNetwork = fc.oneof({ weight: 9, arbitrary: network }, { weight: 1, arbitrary: everything });
const entries = fc
  .array(anyNetwork, { maxLength: 12 })
  .map((networks) => networks.map((each, at) => [each, at] as const));

const BASE = Ipv4Address.parse("10.0.0.0").number;

/** One address at a time, as a router would look it up: the longest prefix, of equal ones the first. */
function oracle(table: readonly (readonly [Cidr, number])[], address: number): number | undefined {
  const matching = table.filter(([{ first, last }]) => first.number <= address && address <= last.number);
  return matching.sort(([left], [right]) => right.prefix - left.prefix)[0]?.[1];
}

describe("Longest prefix match", () => {
  test("holds for every address of a range what it holds for that address alone", () => {
    fc.assert(
      fc.property(entries, network, (table, range) => {
        const [first, last] = [range.first.number, range.last.number];
        const pieces = new LongestPrefixMatch(table).split({ first, last });
        const spread = pieces.flatMap((piece) =>
          Array.from({ length: piece.last - piece.first + 1 }, (_, at) => [piece.first + at, piece.thing]),
        );
        const asked = Array.from({ length: range.size }, (_, at) => [first + at, oracle(table, first + at)]);
        expect(spread).toEqual(asked);
      }),
      { numRuns: 500 },
    );
  });

  test("splits a range only where something changes", () => {
    fc.assert(
      fc.property(entries, (table) => {
        const pieces = new LongestPrefixMatch(table).split({ first: BASE, last: BASE + 255 });
        pieces.slice(1).forEach((piece, at) => expect(piece.thing).not.toBe(pieces[at]?.thing));
      }),
    );
  });

  test("reaches both ends of IPv4", () => {
    const [all, end] = ["0.0.0.0/0", "255.255.255.255/32"].map((text) => [Cidr.parse(text), text] as const);
    const pieces = new LongestPrefixMatch([all, end].filter((entry) => entry !== undefined)).split({
      first: 0,
      last: 2 ** 32 - 1,
    });
    expect(pieces).toEqual([
      { first: 0, last: 2 ** 32 - 2, thing: "0.0.0.0/0" },
      { first: 2 ** 32 - 1, last: 2 ** 32 - 1, thing: "255.255.255.255/32" },
    ]);
  });
});
