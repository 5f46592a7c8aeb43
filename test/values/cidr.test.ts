import fc from "fast-check";
import { Cidr, type DomainName, Ipv4Address } from "../../values";
import { refusal, refusesPolitely } from "./refusal";

/** Any block: an address cut at a prefix length. */
const anyCidr = fc.tuple(fc.nat(2 ** 32 - 1), fc.nat(32)).map(([number, prefix]) => cut(number, prefix));
/** Blocks close to each other, so that pairs often touch. */
const nearbyCidr = fc
  .tuple(fc.nat(255), fc.integer({ min: 22, max: 32 }))
  .map(([number, prefix]) => cut(10 * 2 ** 24 + number, prefix));

function cut(number: number, prefix: number): Cidr {
  const size = 2 ** (32 - prefix);
  return Cidr.parse(`${Ipv4Address.fromNumber(Math.floor(number / size) * size).text}/${prefix}`);
}

test("a block knows its ends, size and resolver", () => {
  const cidr = Cidr.parse("10.1.0.0/16");
  expect(cidr.text).toBe("10.1.0.0/16");
  expect(cidr.toString()).toBe("10.1.0.0/16");
  expect(cidr.network.text).toBe("10.1.0.0");
  expect(cidr.prefix).toBe(16);
  expect(cidr.first.text).toBe("10.1.0.0");
  expect(cidr.last.text).toBe("10.1.255.255");
  expect(cidr.size).toBe(65536);
  expect(cidr.resolver.text).toBe("10.1.0.2");
});

test("the whole address space and a single address are blocks", () => {
  expect(Cidr.parse("0.0.0.0/0").size).toBe(2 ** 32);
  expect(Cidr.parse("0.0.0.0/0").last.text).toBe("255.255.255.255");
  expect(Cidr.parse("255.255.255.255/32").size).toBe(1);
});

test("host bits are refused and the canonical network is named", () => {
  const fault = refusal(() => Cidr.parse("100.68.0.18/18"));
  expect(fault.code).toBe("cidr-host-bits");
  expect(fault.cure).toBe("write 100.68.0.0/18");
});

test.each([
  ["10.1.0.0", "cidr-prefix-missing"],
  ["010.1.0.0/16", "cidr-leading-zero"],
  ["10.1.0.0/08", "cidr-leading-zero"],
  ["10.1.0.0/016", "cidr-leading-zero"],
  ["2001:db8::/32", "cidr-ipv6"],
  ["::ffff:10.1.0.0/16", "cidr-ipv6"],
  ["", "cidr-syntax"],
  ["/", "cidr-syntax"],
  ["10.1.0.0/", "cidr-syntax"],
  ["10.1/16", "cidr-syntax"],
  ["10.1.0.0/33", "cidr-syntax"],
  ["10.1.0.0/-1", "cidr-syntax"],
  ["10.1.0.0/+16", "cidr-syntax"],
  ["10.1.0.0/1.6e1", "cidr-syntax"],
  ["10.1.0.0/16/16", "cidr-syntax"],
  ["10.1.0.0/255.255.0.0", "cidr-syntax"],
  [" 10.1.0.0/16", "cidr-syntax"],
  ["10.1.0.0 /16", "cidr-syntax"],
  ["10.1.0.0/16\n", "cidr-syntax"],
  ["10.1.0.0:80", "cidr-syntax"],
])("%j is refused as %s", (text, code) => {
  expect(refusal(() => Cidr.parse(text)).code).toBe(code);
});

test("the decimal reading of a block with leading zeros is named", () => {
  expect(refusal(() => Cidr.parse("010.001.0.0/016")).cure).toContain("10.1.0.0/16");
});

test("an offset outside the block is a RangeError, also for the resolver of a block too small for one", () => {
  const cidr = Cidr.parse("10.1.0.0/28");
  expect(cidr.address(15).text).toBe("10.1.0.15");
  for (const offset of [-1, 16, 0.5, NaN]) expect(() => cidr.address(offset)).toThrow(RangeError);
  expect(() => Cidr.parse("10.1.0.0/31").resolver).toThrow(RangeError);
});

test("parsing the text of a block gives the block", () => {
  fc.assert(
    fc.property(anyCidr, (cidr) => {
      const again = Cidr.parse(cidr.text);
      expect(again.equals(cidr)).toBe(true);
      expect([again.first.number, again.last.number]).toEqual([cidr.first.number, cidr.last.number]);
      expect(cidr.last.number - cidr.first.number + 1).toBe(cidr.size);
    }),
  );
});

test("overlap, containment and equality agree with the sets of addresses", () => {
  const addresses = (cidr: Cidr) =>
    new Set(Array.from({ length: cidr.size }, (_, offset) => cidr.address(offset).text));
  fc.assert(
    fc.property(nearbyCidr, nearbyCidr, (a, b) => {
      const [inA, inB] = [addresses(a), addresses(b)];
      const common = [...inA].filter((address) => inB.has(address)).length;
      expect(a.overlaps(b)).toBe(common > 0);
      expect(b.overlaps(a)).toBe(common > 0);
      expect(a.contains(b)).toBe(common === inB.size);
      expect(a.equals(b)).toBe(common === inA.size && common === inB.size);
    }),
  );
});

test("a block contains exactly the addresses from its first to its last", () => {
  fc.assert(
    fc.property(nearbyCidr, fc.integer({ min: -600, max: 1200 }), (cidr, offset) => {
      const address = cidr.first.plus(offset);
      expect(cidr.contains(address)).toBe(offset >= 0 && offset < cidr.size);
    }),
  );
});

test.each([
  ["10.0.0.0/16", ["10.0.0.0/8"]],
  ["10.0.0.0/16", ["10.0.0.0/16"]],
  ["10.0.0.0/16", ["10.0.128.0/17", "10.0.0.0/17"]],
  ["10.0.0.0/16", ["10.0.0.0/17", "10.0.0.0/18", "10.0.128.0/18", "172.16.0.0/12", "10.0.192.0/18"]],
  ["0.0.0.0/0", ["0.0.0.0/1", "128.0.0.0/1"]],
])("%s is covered by %j", (text, blocks) => {
  expect(Cidr.parse(text).isCoveredBy(blocks.map(Cidr.parse))).toBe(true);
});

test.each([
  ["10.0.0.0/16", []],
  ["10.0.0.0/16", ["10.1.0.0/16"]],
  ["10.0.0.0/16", ["10.0.0.0/17"]],
  ["10.0.0.0/16", ["10.0.0.0/17", "10.0.0.0/17"]],
  ["10.0.0.0/16", ["10.0.0.0/17", "10.0.128.0/18", "10.1.0.0/18"]],
  ["10.0.0.0/30", ["10.0.0.0/32", "10.0.0.1/32", "10.0.0.2/32"]],
])("%s is not covered by %j", (text, blocks) => {
  expect(Cidr.parse(text).isCoveredBy(blocks.map(Cidr.parse))).toBe(false);
});

test("blocks cover another exactly if they hold each of its addresses", () => {
  fc.assert(
    fc.property(nearbyCidr, fc.array(nearbyCidr, { maxLength: 6 }), (cidr, blocks) => {
      const addresses = Array.from({ length: cidr.size }, (_, offset) => cidr.address(offset));
      const covered = addresses.every((address) => blocks.some((block) => block.contains(address)));
      expect(cidr.isCoveredBy(blocks)).toBe(covered);
    }),
  );
});

test.each([
  ["0.0.0.0/0", ["in-addr.arpa"]],
  ["10.0.0.0/7", ["10.in-addr.arpa", "11.in-addr.arpa"]],
  ["10.0.0.0/8", ["10.in-addr.arpa"]],
  ["192.168.0.0/16", ["168.192.in-addr.arpa"]],
  ["10.1.2.0/23", ["2.1.10.in-addr.arpa", "3.1.10.in-addr.arpa"]],
  ["10.1.2.0/24", ["2.1.10.in-addr.arpa"]],
  ["10.1.2.64/28", ["2.1.10.in-addr.arpa"]],
  ["10.1.2.3/32", ["2.1.10.in-addr.arpa"]],
])("the reverse zones of %s are %j", (text, zones) => {
  expect(Cidr.parse(text).reverseZones.map((zone) => zone.text)).toEqual(zones);
});

test("a /12 has sixteen zones of two octets, a /20 sixteen of three", () => {
  const ofTwo = Cidr.parse("172.16.0.0/12").reverseZones.map((zone) => zone.text);
  expect(ofTwo).toEqual(Array.from({ length: 16 }, (_, i) => `${16 + i}.172.in-addr.arpa`));
  const ofThree = Cidr.parse("10.1.16.0/20").reverseZones.map((zone) => zone.text);
  expect(ofThree).toEqual(Array.from({ length: 16 }, (_, i) => `${16 + i}.1.10.in-addr.arpa`));
});

test("the reverse zones cover a block exactly: no gap, no overlap, nothing outside down to /24", () => {
  fc.assert(
    fc.property(anyCidr, (cidr) => {
      const zones = cidr.reverseZones.map(blockOf);
      const covered = cidr.prefix <= 24 ? cidr : cut(cidr.first.number, 24);
      let next = covered.first.number;
      for (const zone of zones) {
        expect(zone.first.number).toBe(next);
        next = zone.last.number + 1;
      }
      expect(next).toBe(covered.last.number + 1);
    }),
  );
});

/** The addresses whose PTR records a reverse zone holds. */
function blockOf(zone: DomainName): Cidr {
  const octets = zone.text.split(".").slice(0, -2).reverse();
  return Cidr.parse(`${[...octets, "0", "0", "0", "0"].slice(0, 4).join(".")}/${octets.length * 8}`);
}

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely(
    (text) => Cidr.parse(text),
    anyCidr.map((cidr) => cidr.text),
  );
});
