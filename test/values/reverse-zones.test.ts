import fc from "fast-check";
import { Cidr, DomainName, Ipv4Address, reverseName, reverseZonesOf } from "../../values";

/** Any network of a /8 or less, among few, so that networks often share zones or lie within each other. */
const network = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(255), fc.integer({ min: 8, max: 32 })).map(cut);

function cut([a, b, c, prefix]: readonly number[]): Cidr {
  const size = 2 ** (32 - (prefix ?? 0));
  const { number } = Ipv4Address.parse(`${a}.${b}.${c}.0`);
  return Cidr.parse(`${Ipv4Address.fromNumber(Math.floor(number / size) * size).text}/${prefix}`);
}

function textsOf(...networks: readonly string[]): string[] {
  return reverseZonesOf(networks.map(Cidr.parse)).map(({ text }) => text);
}

test("zones are those of the networks, in their order", () => {
  expect(textsOf("172.20.0.0/16", "10.0.0.0/8")).toEqual(["20.172.in-addr.arpa", "10.in-addr.arpa"]);
  expect(textsOf("10.0.0.0/15")).toEqual(["0.10.in-addr.arpa", "1.10.in-addr.arpa"]);
  expect(textsOf()).toEqual([]);
});

test("a zone that several networks need is there once", () => {
  expect(textsOf("10.1.1.0/25", "10.1.2.0/24", "10.1.1.128/25")).toEqual([
    "1.1.10.in-addr.arpa",
    "2.1.10.in-addr.arpa",
  ]);
});

test("no zone lies inside another, whichever network comes first", () => {
  for (const networks of [
    ["10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24"],
    ["10.1.1.0/24", "10.1.0.0/16", "10.0.0.0/8"],
  ]) {
    expect(textsOf(...networks)).toEqual(["10.in-addr.arpa"]);
  }
  expect(textsOf("0.0.0.0/0", "10.0.0.0/8")).toEqual(["in-addr.arpa"]);
});

test("zones whose names only look alike stay apart", () => {
  expect(textsOf("1.0.0.0/8", "11.0.0.0/8", "10.1.0.0/16", "10.11.0.0/16")).toHaveLength(4);
});

test("the name of an address is its octets in reverse", () => {
  expect(reverseName(Ipv4Address.parse("10.1.2.3"))).toBe("3.2.1.10.in-addr.arpa");
  expect(reverseName(Ipv4Address.parse("0.0.0.0"))).toBe("0.0.0.0.in-addr.arpa");
});

test("every address of the networks has its name in exactly one of their zones", () => {
  fc.assert(
    fc.property(fc.array(network, { minLength: 1, maxLength: 5 }), fc.nat(), fc.nat(), (networks, one, seed) => {
      const { size, first } = networks[one % networks.length] ?? Cidr.parse("0.0.0.0/0");
      const name = DomainName.parse(reverseName(first.plus(seed % size)));
      expect(reverseZonesOf(networks).filter((zone) => name.isBelow(zone))).toHaveLength(1);
    }),
  );
});

test("zones hold nothing but the networks, widened to whole octets below /24", () => {
  fc.assert(
    fc.property(fc.array(network, { minLength: 1, maxLength: 5 }), (networks) => {
      for (const zone of reverseZonesOf(networks)) {
        const octets = zone.labels.slice(0, -2).reverse();
        const block = Cidr.parse(`${[...octets, 0, 0, 0].slice(0, 4).join(".")}/${8 * octets.length}`);
        const isWithin = networks.some((candidate) => candidate.contains(block));
        expect(isWithin || networks.some((candidate) => candidate.prefix > 24 && block.contains(candidate))).toBe(true);
      }
    }),
  );
});

test("zones need no order of the networks, and two names are alike only for one address", () => {
  const texts = (networks: readonly Cidr[]) => new Set(reverseZonesOf(networks).map(({ text }) => text));
  fc.assert(
    fc.property(fc.array(network, { maxLength: 5 }), (networks) => {
      expect(texts([...networks].reverse())).toEqual(texts(networks));
    }),
  );
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1), (one, two) => {
      const names = [one, two].map((number) => reverseName(Ipv4Address.fromNumber(number)));
      expect(names[0] === names[1]).toBe(one === two);
    }),
  );
});
