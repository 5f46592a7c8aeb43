import fc from "fast-check";
import { Ipv4Address } from "../../values";
import { refusal, refusesPolitely } from "./refusal";

const anyNumber = fc.nat(2 ** 32 - 1);

test("an address knows its text and number", () => {
  const address = Ipv4Address.parse("10.1.0.2");
  expect(address.text).toBe("10.1.0.2");
  expect(address.number).toBe(10 * 2 ** 24 + 2 ** 16 + 2);
  expect(address.toString()).toBe("10.1.0.2");
});

test("the ends of the address space are addresses", () => {
  expect(Ipv4Address.parse("0.0.0.0").number).toBe(0);
  expect(Ipv4Address.parse("255.255.255.255").number).toBe(2 ** 32 - 1);
});

test.each(["", " ", "10.1.0", "10.1.0.2.3", "10.1.0.256", "-1.1.0.2", "10.1.0.2 ", " 10.1.0.2", "10.1.0.2\n"])(
  "%j is refused",
  (text) => {
    expect(refusal(() => Ipv4Address.parse(text)).code).toBe("ipv4-syntax");
  },
);

test.each(["10.1.0.2/32", "0xa.1.0.2", "1e1.1.0.2", "10,1,0,2", "::1", "::ffff:10.1.0.2", "167837698", "١.1.0.2"])(
  "%j, which other parsers take, is refused",
  (text) => {
    expect(refusal(() => Ipv4Address.parse(text)).code).toBe("ipv4-syntax");
  },
);

test("an octet that looks octal is refused with a fault of its own that names the decimal reading", () => {
  const fault = refusal(() => Ipv4Address.parse("010.001.00.2"));
  expect(fault.code).toBe("ipv4-leading-zero");
  expect(fault.cure).toContain("10.1.0.2");
  expect(refusal(() => Ipv4Address.parse("010.1.0.256")).code).toBe("ipv4-syntax");
});

test("plus moves along the address space and stops at its ends", () => {
  expect(Ipv4Address.parse("10.1.255.255").plus(1).text).toBe("10.2.0.0");
  expect(Ipv4Address.parse("10.1.0.0").plus(-1).text).toBe("10.0.255.255");
  expect(() => Ipv4Address.parse("255.255.255.255").plus(1)).toThrow(RangeError);
  expect(() => Ipv4Address.parse("0.0.0.0").plus(-1)).toThrow(RangeError);
  expect(() => Ipv4Address.fromNumber(1.5)).toThrow(RangeError);
  expect(() => Ipv4Address.fromNumber(NaN)).toThrow(RangeError);
});

test("text and number say the same, by arithmetic on the octets", () => {
  fc.assert(
    fc.property(fc.ipV4(), (text) => {
      const number = text.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
      expect(Ipv4Address.parse(text).number).toBe(number);
      expect(Ipv4Address.fromNumber(number).text).toBe(text);
    }),
  );
});

test("two addresses are equal when their numbers are", () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      expect(Ipv4Address.fromNumber(a).equals(Ipv4Address.fromNumber(b))).toBe(a === b);
      expect(Ipv4Address.fromNumber(a).equals(Ipv4Address.fromNumber(a))).toBe(true);
    }),
  );
});

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely((text) => Ipv4Address.parse(text), fc.ipV4());
});
