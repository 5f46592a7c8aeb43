import { findingsWith } from "./dev";

const record = "participants.pa1.records.server";
const routing = `${record}.routing`;
const policies = "weighted, failover, multivalue, latency, geolocation, geoproximity";

describe("none of the alternatives", () => {
  test.each([
    [record, { type: "A" }, "an object with type", "an object with type and one of values, alias", "values, alias"],
    [routing, {}, "an empty object", `an object with one of ${policies}`, policies],
    [routing, { geolocation: {} }, "an empty object", "an object with one of continent, country", "continent, country"],
    [
      "hubs.east.directory.password",
      {},
      "an empty object",
      "an object with one of variable, secret",
      "variable, secret",
    ],
    ["hubs.east.vpnGateway", {}, "an empty object", "an object with one of id, asn", "id, asn"],
  ])("%s: %j", (place, value, got, allowed, marks) => {
    const path = "geolocation" in value ? `${place}.geolocation` : place;
    expect(findingsWith({ [place]: value })).toEqual([
      { code: "alternatives", path, got, allowed, cure: `add one of ${marks}` },
    ]);
  });
});

describe("several alternatives at once", () => {
  test.each([
    [record, { type: "A", values: ["10.1.1.10"], alias: { name: "lb.example.com" } }, "values, alias"],
    [record, { type: "A", values: ["10.1.1.10"], alias: {} }, "values, alias"],
    [routing, { weighted: 1, failover: "primary" }, "weighted, failover"],
    [routing, { weighted: 1, failover: "first" }, "weighted, failover"],
    ["hubs.east.directory.password", { variable: "a", secret: "b" }, "variable, secret"],
    ["hubs.east.vpnGateway", { id: "vgw-0a1b2c3d4e5f67890", asn: 64512 }, "id, asn"],
    ["hubs.east.vpnGateway", { id: "vgw", asn: 64512 }, "id, asn"],
  ])("%s: %j", (path, value, marks) => {
    const findings = findingsWith({ [path]: value });
    expect(findings.filter(({ code }) => code === "alternatives" || code === "unknown-field")).toEqual([
      expect.objectContaining({
        code: "alternatives",
        path,
        got: `an object with ${andOf(Object.keys(value))}`,
        cure: `keep one of ${marks}`,
      }) as unknown,
    ]);
  });
});

test("a fault beside a missing alternative is reported with it", () => {
  const findings = findingsWith({ [record]: { type: "AAA", value: ["10.1.1.10"], ttl: -1 } });
  expect(findings.map(({ code, path, cure }) => [code, path, cure])).toEqual([
    ["alternatives", record, "add one of values, alias"],
    ["value", `${record}.type`, "did you mean AAAA?"],
    ["format", `${record}.ttl`, undefined],
    ["unknown-field", `${record}.value`, "did you mean values?"],
  ]);
});

describe("a fault in the alternative that was chosen is reported against that one", () => {
  test.each([
    [record, { type: "CNAME", alias: { name: "lb.example.com" } }, "type", "one of A, AAAA"],
    [record, { type: "A", alias: { name: "lb.example.com" }, ttl: 60 }, "ttl", "type, alias"],
    [
      record,
      { type: "A", alias: { zoneId: "Z123" } },
      "alias.name",
      "a string: DNS name of the target, such as a load balancer's",
    ],
    [
      record,
      { type: "A", alias: { name: "lb.example.com", zoneId: "zone" } },
      "alias.zoneId",
      "the id of an existing hosted zone",
    ],
    [routing, { weighted: 256 }, "weighted", "at most 255"],
    [routing, { failover: "first" }, "failover", "one of primary, secondary"],
    [routing, { multivalue: false }, "multivalue", "true"],
    [routing, { latency: "us-east-9" }, "latency", "AWS Region such as us-east-1"],
    [routing, { geolocation: { continent: "XX" } }, "geolocation.continent", "one of AF, AN, AS, EU, NA, OC, SA"],
    [
      routing,
      { geolocation: { country: "usa" } },
      "geolocation.country",
      'a country code of two capitals, or "*" for everywhere else',
    ],
    [routing, { geolocation: { continent: "EU", subdivision: "1" } }, "geolocation.subdivision", "continent"],
    [routing, { geoproximity: { region: "us-east-1", bias: 100 } }, "geoproximity.bias", "at most 99"],
    ["hubs.east.vpnGateway", { asn: 0 }, "asn", "at least 1: Autonomous system number of BGP"],
    ["backend", { type: "local", bucket: "states" }, "bucket", "type"],
    [
      "backend",
      { type: "cloud", organization: "example", bucket: "states" },
      "bucket",
      "one of type, organization, hostname",
    ],
  ])("%s: %j", (path, value, field, allowed) => {
    expect(findingsWith({ [path]: value })).toEqual([
      expect.objectContaining({
        path: `${path}.${field}`,
        allowed: expect.stringContaining(allowed) as string,
      }) as unknown,
    ]);
  });
});

test("a backend s3 lacks what it lacks", () => {
  const findings = findingsWith({ backend: { type: "s3" } });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["missing-field", "backend.bucket"],
    ["missing-field", "backend.region"],
  ]);
});

function andOf(fields: readonly string[]): string {
  return `${fields.slice(0, -1).join(", ")} and ${fields.at(-1) ?? ""}`;
}
