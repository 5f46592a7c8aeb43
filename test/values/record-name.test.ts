import fc from "fast-check";
import { DomainName, RecordName } from "../../values";
import { domainText, label } from "./names";
import { refusal, refusesPolitely } from "./refusal";

const zone = DomainName.parse("pa1.awscloud.com");

test.each([
  ["@", "pa1.awscloud.com"],
  ["server", "server.pa1.awscloud.com"],
  ["A.b", "a.b.pa1.awscloud.com"],
  ["*", "*.pa1.awscloud.com"],
  ["*.apps", "*.apps.pa1.awscloud.com"],
  ["_sip._tcp", "_sip._tcp.pa1.awscloud.com"],
  ["10.1", "10.1.pa1.awscloud.com"],
])("%s in the zone is %s", (text, full) => {
  expect(RecordName.parse(text).within(zone)).toBe(full);
});

test("apex and wildcard are told apart from plain names", () => {
  const flags = (text: string) => [RecordName.parse(text).isApex, RecordName.parse(text).isWildcard];
  expect(flags("@")).toEqual([true, false]);
  expect(flags("*")).toEqual([false, true]);
  expect(flags("*.apps")).toEqual([false, true]);
  expect(flags("server")).toEqual([false, false]);
});

test.each([
  ["", "record-name-empty"],
  [".", "record-name-absolute"],
  ["server.pa1.awscloud.com.", "record-name-absolute"],
  ["a*", "record-name-wildcard"],
  ["*a", "record-name-wildcard"],
  ["a.*", "record-name-wildcard"],
  ["*.*", "record-name-wildcard"],
  ["**", "record-name-wildcard"],
  ["@.a", "domain-label"],
  ["a b", "domain-label"],
  ["-a", "domain-label"],
  ["a..b", "domain-empty-label"],
  ["*..b", "domain-empty-label"],
  ["é", "domain-not-ascii"],
  ["a".repeat(64), "domain-label-length"],
])("%j is refused as %s", (text, code) => {
  const fault = refusal(() => RecordName.parse(text));
  expect(fault.code).toBe(code);
  expect(fault.got).toBe(text);
});

test("name and zone together have at most 253 octets", () => {
  const long = DomainName.parse(`${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.com`);
  const room = 253 - 1 - long.text.length;
  const tight = `${"d".repeat(room - 2)}.e`;
  expect(RecordName.parse(tight).within(long)).toHaveLength(253);
  expect(refusal(() => RecordName.parse(`${tight}f`).within(long)).code).toBe("domain-length");
});

const recordText = fc
  .tuple(fc.constantFrom("", "*."), fc.array(label, { minLength: 1, maxLength: 3 }))
  .map(([wildcard, labels]) => wildcard + labels.join("."));

test("the text of a record name parses to the same name", () => {
  fc.assert(
    fc.property(recordText, (text) => {
      const parsed = RecordName.parse(text);
      expect(parsed.text).toBe(text.toLowerCase());
      expect(RecordName.parse(parsed.text).equals(parsed)).toBe(true);
    }),
  );
});

test("a plain record's full name is a domain name below its zone", () => {
  fc.assert(
    fc.property(label, domainText, (text, zoneText) => {
      fc.pre(text.length + 1 + zoneText.length <= 253);
      const owner = DomainName.parse(zoneText);
      expect(DomainName.parse(RecordName.parse(text).within(owner)).isBelow(owner)).toBe(true);
    }),
  );
});

test("no text makes it throw anything but InvalidValue", () => {
  refusesPolitely((text) => RecordName.parse(text).within(zone), recordText);
});
