import { devWith, estateOf, findingsWith } from "./dev";

const path = "participants.pa1.records.x";
const withRecord = (record: object) => ({ [path]: { name: "x", ...record } });

describe("a value that its type does not take is refused", () => {
  test.each([
    ["A", "server.pa1.awscloud.com", "ipv4-syntax", "write four numbers from 0 to 255, such as 10.1.0.2"],
    ["A", "fd00::1", "ipv4-syntax", "write four numbers from 0 to 255, such as 10.1.0.2"],
    ["AAAA", "10.1.1.10", "record-data-aaaa", "write one such as 2001:db8::10"],
    ["CNAME", "10.1.1.10", "domain-numeric-top", "its last label is all digits, which makes it look like an address"],
    ["PTR", "server", "domain-single-label", "write one such as server.example.com"],
    ["MX", "mail.pa1.awscloud.com", "record-data-mx", "write one such as 10 mail.example.com"],
    ["SRV", "5060 sip.pa1.awscloud.com", "record-data-srv", "write one such as 0 5 5060 sip.example.com"],
    ["CAA", "ca.example.net", "record-data-caa", 'write one such as 0 issue "letsencrypt.org"'],
    ["NAPTR", "100 50", "record-data-naptr", 'write one such as 100 50 "S" "SIP+D2U" "" _sip._udp.example.com'],
    ["TXT", "", "txt-empty", "write at least one character"],
  ])("%s: %j", (type, value, code, cure) => {
    expect(findingsWith(withRecord({ type, values: [value] }))).toMatchObject([
      { code, path: `${path}.values[0]`, got: JSON.stringify(value), cure },
    ]);
  });
});

test("every value is checked, not only the first", () => {
  expect(findingsWith(withRecord({ type: "A", values: ["10.1.1.10", "x", "10.1.1.11", "y"] }))).toMatchObject([
    { path: `${path}.values[1]`, got: '"x"' },
    { path: `${path}.values[3]`, got: '"y"' },
  ]);
});

test("a TXT takes any text", () => {
  const values = ["10.1.1.10", "v=spf1 exists:%{i}._spf.example.com -all", 'a "quoted" ${word}', "ü"];
  expect(findingsWith(withRecord({ type: "TXT", values }))).toEqual([]);
});

test("the values of a record are canonical, in their order", () => {
  const { participants } = estateOf(
    devWith(withRecord({ type: "MX", values: ["20 B.example.com.", "010 a.example.com"] })),
  );
  expect(participants[0]?.records.find(({ key }) => key === "x")?.content).toMatchObject({
    values: [{ text: "20 b.example.com" }, { text: "10 a.example.com" }],
  });
});

describe("a name that is no name of a record is refused", () => {
  test.each([
    ["", "record-name-empty", "write @ for the zone's own name"],
    ["a.b.", "record-name-absolute", "write it relative to its zone, without trailing dot"],
    ["a.*", "record-name-wildcard", "a wildcard is the whole leftmost label, as in *.apps"],
    ["a..b", "domain-empty-label", "remove the leading or doubled dot"],
    ["a b", "domain-label", 'change "a b"; a label neither starts nor ends with a hyphen'],
  ])("%j", (name, code, cure) => {
    expect(findingsWith(withRecord({ name, type: "A", values: ["10.1.1.10"] }))).toMatchObject([
      { code, path: `${path}.name`, got: JSON.stringify(name), cure },
    ]);
  });

  test("nor one that is too long with its zone", () => {
    const name = Array(4).fill("a".repeat(62)).join(".");
    expect(findingsWith(withRecord({ name, type: "A", values: ["10.1.1.10"] }))).toMatchObject([
      { code: "domain-length", path: `${path}.name`, cure: "it has 268" },
    ]);
  });
});

describe("a name that ends in its zone's own is to be written relative", () => {
  test.each([
    ["server.pa1.awscloud.com", "server"],
    ["*.pa1.awscloud.com", "*"],
    ["_sip._tcp.pa1.awscloud.com", "_sip._tcp"],
    ["pa1.awscloud.com", "@"],
  ])("%s", (name, relative) => {
    expect(findingsWith(withRecord({ name, type: "A", values: ["10.1.1.10"] }))).toEqual([
      {
        code: "record-name-doubled",
        path: `${path}.name`,
        got: JSON.stringify(name),
        allowed: "a name relative to pa1.awscloud.com",
        cure: `write ${JSON.stringify(relative)}`,
      },
    ]);
  });

  test.each(["awscloud.com", "xpa1.awscloud.com", "pa2.awscloud.com", "pa1.awscloud.com.x"])("unlike %s", (name) => {
    expect(findingsWith(withRecord({ name, type: "A", values: ["10.1.1.10"] }))).toEqual([]);
  });
});
