import fc from "fast-check";
import { DomainName, parseDirectoryDomain } from "../../values";
import { domainText, label } from "./names";
import { refusal, refusesPolitely } from "./refusal";

const name = (text: string) => DomainName.parse(text);
/** A name of exactly so many octets. */
const ofLength = (octets: number) => `${"a".repeat(63)}.`.repeat(4).slice(0, octets - 3) + ".ab";

test("a name is lower-cased and loses one trailing dot", () => {
  expect(name("PA1.AwsCloud.com.").text).toBe("pa1.awscloud.com");
  expect(name("PA1.AwsCloud.com.").labels).toEqual(["pa1", "awscloud", "com"]);
  expect(name("awscloud.com").toString()).toBe("awscloud.com");
});

test.each([
  ["", "domain-empty"],
  [".", "domain-empty"],
  ["com", "domain-single-label"],
  ["internal.", "domain-single-label"],
  [".example.com", "domain-empty-label"],
  ["a..example.com", "domain-empty-label"],
  ["example.com..", "domain-empty-label"],
  ["-a.example.com", "domain-label"],
  ["a-.example.com", "domain-label"],
  ["-.example.com", "domain-label"],
  ["a b.example.com", "domain-label"],
  ["a/b.example.com", "domain-label"],
  ["example.com\n", "domain-label"],
  ["a*.example.com", "domain-label"],
  ["*.example.com", "domain-wildcard"],
  ["a.*.example.com", "domain-wildcard"],
  ["10.1.0.2", "domain-numeric-top"],
  ["example.123.", "domain-numeric-top"],
  ["bücher.example", "domain-not-ascii"],
  ["\u212Aelvin.example", "domain-not-ascii"],
])("%j is refused as %s", (text, code) => {
  expect(refusal(() => name(text)).code).toBe(code);
});

test.each([
  "_msdcs.example.com",
  "a_b._c.com",
  "_.example.com",
  "0.example.com",
  "a--b.com",
  "xn--bcher-kva.example",
  "arpa",
])("%s is a name", (text) => {
  expect(name(text).text).toBe(text);
});

test("a name with other letters is advised its punycode, where there is one", () => {
  expect(refusal(() => name("bücher.example")).cure).toContain("xn--bcher-kva.example");
  expect(refusal(() => name("\ud800.example")).cure).toBeUndefined();
});

test("a label has at most 63 octets, a name 253", () => {
  expect(name(`${"a".repeat(63)}.com`).labels[0]).toHaveLength(63);
  expect(refusal(() => name(`${"a".repeat(64)}.com`)).code).toBe("domain-label-length");
  expect(name(`${ofLength(253)}.`).text).toHaveLength(253);
  expect(refusal(() => name(ofLength(254))).code).toBe("domain-length");
});

test("below is strict and by whole labels", () => {
  const root = name("awscloud.com");
  expect(name("pa1.awscloud.com").isBelow(root)).toBe(true);
  expect(name("a.pa1.AWSCLOUD.com").isBelow(root)).toBe(true);
  expect(root.isBelow(root)).toBe(false);
  expect(root.isWithin(root)).toBe(true);
  expect(name("pa1.awscloud.com").isWithin(root)).toBe(true);
  expect(name("notawscloud.com").isWithin(root)).toBe(false);
  expect(root.isWithin(name("pa1.awscloud.com"))).toBe(false);
});

test("reverse names are those within in-addr.arpa and ip6.arpa", () => {
  for (const text of ["in-addr.arpa", "10.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"]) {
    expect(name(text).isReverse).toBe(true);
  }
  for (const text of ["arpa", "e164.arpa", "xin-addr.arpa", "in-addr.arpa.example.com"]) {
    expect(name(text).isReverse).toBe(false);
  }
});

test("a name at the top has no parent", () => {
  expect(name("pa1.awscloud.com").parent?.text).toBe("awscloud.com");
  expect(name("awscloud.com").parent).toBeUndefined();
  expect(name("in-addr.arpa").parent?.text).toBe("arpa");
  expect(name("arpa").parent).toBeUndefined();
});

test("a child is one label, and fits", () => {
  expect(name("awscloud.com").child("PA1").text).toBe("pa1.awscloud.com");
  for (const text of ["", "a.b", ".", "*", "a b"]) refusal(() => name("awscloud.com").child(text));
  expect(refusal(() => name(ofLength(253)).child("a")).code).toBe("domain-length");
});

test("the text of a name parses to the same name", () => {
  fc.assert(
    fc.property(domainText, (text) => {
      const parsed = name(text);
      expect(parsed.text).toBe(text.toLowerCase());
      expect(parsed.labels.join(".")).toBe(parsed.text);
      expect(name(parsed.text).equals(parsed)).toBe(true);
      expect(name(`${text}.`).equals(parsed)).toBe(true);
    }),
  );
});

test("a child lies below its parent and nowhere else", () => {
  fc.assert(
    fc.property(domainText, label, domainText, (text, first, other) => {
      fc.pre(text.length + 1 + first.length <= 253);
      const child = name(text).child(first);
      expect(child.parent?.equals(name(text))).toBe(true);
      expect(child.isBelow(name(text))).toBe(true);
      const within = `.${child.text}`.endsWith(`.${name(other).text}`);
      expect(child.isWithin(name(other))).toBe(within);
    }),
  );
});

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely((text) => name(text), domainText);
});

test.each(["corp.example.com", "10.in-addr.arpa", "us-east-1.compute.internal", "Corp.Example.com."])(
  "%s is a domain for AWS Directory Service",
  (text) => {
    expect(parseDirectoryDomain(text).text).toBe(name(text).text);
  },
);

test.each([
  ["_msdcs.example.com", "domain-directory"],
  ["a--b.example.com", "domain-directory"],
  ["xn--bcher-kva.example", "domain-directory"],
  ["a-b", "domain-single-label"],
  ["corp", "domain-single-label"],
  ["*.example.com", "domain-wildcard"],
])("%s is none: %s", (text, code) => {
  expect(refusal(() => parseDirectoryDomain(text)).code).toBe(code);
});

test("whatever passes as a directory domain matches the pattern of the API", () => {
  fc.assert(
    fc.property(domainText, (text) => {
      const plain = text.split(".").every((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(part));
      if (plain) expect(parseDirectoryDomain(text).text).toBe(text.toLowerCase());
      else expect(refusal(() => parseDirectoryDomain(text)).code).toBe("domain-directory");
    }),
  );
});
