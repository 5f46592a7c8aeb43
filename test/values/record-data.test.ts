import fc from "fast-check";
import { parseRecordData, parseRecordType, RECORD_TYPES, type RecordType } from "../../values";
import { domainText } from "./names";
import { refusal, refusesPolitely } from "./refusal";

const examples: readonly (readonly [RecordType, string, string])[] = [
  ["A", "10.1.0.10", "10.1.0.10"],
  ["AAAA", "2001:DB8:0:0:0:0:0:10", "2001:db8::10"],
  ["AAAA", "::", "::"],
  ["AAAA", "::ffff:10.1.0.2", "::ffff:a01:2"],
  ["CNAME", "Server.Example.com.", "server.example.com"],
  ["PTR", "server.pa1.awscloud.com", "server.pa1.awscloud.com"],
  ["TXT", "hello", "hello"],
  ["MX", "10 Mail.Example.com.", "10 mail.example.com"],
  ["MX", "0 .", "0 ."],
  ["SRV", "0  5\t5060 _sip.example.com", "0 5 5060 _sip.example.com"],
  ["SRV", "0 0 0 .", "0 0 0 ."],
  ["CAA", '0 Issue "letsencrypt.org"', '0 issue "letsencrypt.org"'],
  ["CAA", '128 issuewild ";"', '128 issuewild ";"'],
  ["NAPTR", '100 50 "S" "SIP+D2U" "" _sip._udp.Example.com.', '100 50 "S" "SIP+D2U" "" _sip._udp.example.com'],
  [
    "NAPTR",
    String.raw`10 100 "u" "E2U+sip" "!^(\\+441632960083)$!sip:\\1@example.com!" .`,
    String.raw`10 100 "u" "E2U+sip" "!^(\\+441632960083)$!sip:\\1@example.com!" .`,
  ],
];

test.each(examples)("%s takes %j as %j", (type, text, canonical) => {
  expect(parseRecordData(type, text)).toEqual({ type, text: canonical });
});

test.each(examples.filter(([type]) => type !== "TXT"))("%s canonical text of %j stays as it is", (type, text) => {
  const data = parseRecordData(type, text);
  expect(parseRecordData(type, data.text)).toEqual(data);
});

test("every type has an example here", () => {
  expect(new Set(examples.map(([type]) => type))).toEqual(new Set(RECORD_TYPES));
});

const refused: readonly (readonly [RecordType, string, string])[] = [
  ["A", "10.1.0.300", "ipv4-syntax"],
  ["A", "010.1.0.3", "ipv4-leading-zero"],
  ["A", "server.example.com", "ipv4-syntax"],
  ["AAAA", "10.1.0.2", "record-data-aaaa"],
  ["AAAA", "fe80::1%eth0", "record-data-aaaa"],
  ["AAAA", "2001:db8::/32", "record-data-aaaa"],
  ["AAAA", "[::1]", "record-data-aaaa"],
  ["AAAA", "1::2::3", "record-data-aaaa"],
  ["AAAA", "", "record-data-aaaa"],
  ["CNAME", "server", "domain-single-label"],
  ["CNAME", "10.1.0.2", "domain-numeric-top"],
  ["CNAME", ".", "domain-empty"],
  ["PTR", "*.example.com", "domain-wildcard"],
  ["MX", "mail.example.com", "record-data-mx"],
  ["MX", "10", "record-data-mx"],
  ["MX", "-1 mail.example.com", "record-data-mx"],
  ["MX", "10 mail.example.com extra", "record-data-mx"],
  ["MX", " 10 mail.example.com", "record-data-mx"],
  ["MX", "10 mail.example.com\n", "record-data-mx"],
  ["MX", "65536 mail.example.com", "record-number"],
  ["MX", "10 10.1.0.2", "domain-numeric-top"],
  ["SRV", "0 5 sip.example.com", "record-data-srv"],
  ["SRV", "0 5 65536 sip.example.com", "record-number"],
  ["SRV", "65536 5 5060 sip.example.com", "record-number"],
  ["CAA", "0 issue letsencrypt.org", "record-data-caa"],
  ["CAA", '256 issue "letsencrypt.org"', "record-number"],
  ["CAA", '0 is-sue "letsencrypt.org"', "record-data-caa"],
  ["CAA", '0 issue "lets"encrypt"', "record-data-caa"],
  ["CAA", String.raw`0 issue "letsencrypt\"`, "record-data-caa"],
  ["CAA", String.raw`0 issue "\041"`, "record-data-caa"],
  ["CAA", '0 issue "é"', "record-data-caa"],
  ["CAA", `0 issue "${"a".repeat(256)}"`, "record-string"],
  ["NAPTR", "100 50 S SIP _sip.example.com", "record-data-naptr"],
  ["NAPTR", '100 65536 "S" "" "" sip.example.com', "record-number"],
  ["NAPTR", '100 50 "U" "E2U+sip" "!a!b!" sip.example.com', "record-naptr-both"],
];

test.each(refused)("%s refuses %j as %s", (type, text, code) => {
  expect(refusal(() => parseRecordData(type, text)).code).toBe(code);
});

test("a character string is measured in octets, not in escapes", () => {
  const text = `0 issue "${String.raw`\"`.repeat(255)}"`;
  expect(parseRecordData("CAA", text).text).toBe(text);
});

test("a record type is spelled in capitals; the message names the one that was meant", () => {
  expect(parseRecordType("CNAME")).toBe("CNAME");
  expect(refusal(() => parseRecordType("cname")).cure).toBe("did you mean CNAME");
  for (const type of ["NS", "SOA", "SPF", "", "toString"]) {
    expect(refusal(() => parseRecordType(type)).code).toBe("record-type");
  }
});

test("MX and SRV keep their numbers and name the same host", () => {
  const port = fc.nat(65535);
  fc.assert(
    fc.property(port, port, port, domainText, (priority, weight, number, host) => {
      expect(parseRecordData("MX", `${priority} ${host}`).text).toBe(`${priority} ${host.toLowerCase()}`);
      const srv = `${priority} ${weight} ${number} ${host.toLowerCase()}`;
      expect(parseRecordData("SRV", `${srv}.`).text).toBe(srv);
    }),
  );
});

test("an IPv6 address keeps its value when it is shortened", () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const canonical = parseRecordData("AAAA", text).text;
      expect(new URL(`http://[${canonical}]/`).hostname).toBe(new URL(`http://[${text}]/`).hostname);
    }),
  );
});

test.each(RECORD_TYPES)("no text makes %s throw anything but InvalidValue", (type) => {
  const own = examples.filter(([of]) => of === type).map(([, text]) => text);
  refusesPolitely((text) => parseRecordData(type, text), fc.constantFrom(...own));
});
