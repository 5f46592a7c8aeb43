import { checkEnvironment } from "../../model";
import { devWith, findingsWith } from "./dev";

const pools = "a list: Address pools whose hosts may ask this hub: one rule pair each";
const topLevel = "an object with name, rootDomain, stacks, backend, accounts, hubs and participants";

test.each([
  ["nothing", undefined, "nothing"],
  ["null", null, "null"],
  ["a text", "dev", '"dev"'],
  ["a number", 3, "3"],
  ["a truth value", true, "true"],
  ["a list", [{}, {}], "a list of 2 entries"],
  ["an empty list", [], "an empty list"],
])("%s is no environment", (_, input, got) => {
  const severity = "error";
  expect(checkEnvironment(input).findings).toEqual([{ code: "type", severity, path: "", got, allowed: topLevel }]);
});

test("of an empty environment every required field is missing", () => {
  const { findings } = checkEnvironment({});
  expect(findings.map(({ code, path, got }) => [code, path, got])).toEqual(
    ["name", "rootDomain", "stacks", "backend", "accounts", "hubs", "participants"].map((field) => [
      "missing-field",
      field,
      "nothing",
    ]),
  );
});

describe("an unknown field is named with those that there are", () => {
  test.each([
    ["", "hub", "one of $schema, name, rootDomain,", "did you mean hubs?"],
    ["accounts.dns", "roles", "one of id, role", "did you mean role?"],
    ["accounts.dns", "email", "one of id, role", "remove it"],
    ["hubs.east.subnets.dc-a", "zone", "one of cidr, az, routeTable", "remove it"],
    ["hubs.east.directory", "sunets", "one of name, shortName, edition,", "did you mean subnets?"],
    ["participants.pa1.vpcs.main", "dsn", "dns, dhcp", "did you mean dns?"],
    ["participants.pa1.vpcs.main", "nat", "dns, dhcp", "remove it"],
    ["participants.pa1.records.server", "tll", "type, values, ttl", "did you mean ttl?"],
    ["peerings.pa1-pa3", "alow", "one of between, allow", "did you mean allow?"],
    ["backend", "bucket", "type", "remove it"],
    ["", "constructor", "one of $schema, name,", "remove it"],
    ["accounts.dns", "toString", "one of id, role", "remove it"],
  ])("%s: %s", (place, field, allowed, cure) => {
    const path = place === "" ? field : `${place}.${field}`;
    expect(findingsWith({ [path]: "anything" })).toEqual([
      {
        code: "unknown-field",
        path,
        got: JSON.stringify(field),
        allowed: expect.stringContaining(allowed) as string,
        cure,
      },
    ]);
  });
});

describe("a missing field is told by what belongs there", () => {
  test.each([
    ["name", "a string: Prefix of every stack and state of this environment"],
    ["backend", "an object with type"],
    ["accounts", "an object of entries by id"],
    ["accounts.dns.id", "a string: AWS account id of twelve digits"],
    ["hubs.east.region", "AWS Region such as us-east-1"],
    ["hubs.east.clients", pools],
    ["sites.office.networks", "a list: Networks of the site"],
    ["sites.office.vpn.address", "a string: Public address of the site's VPN device"],
    ["hubs.east.subnets.dc-a.az", "one of a, b, c, d, e, f"],
    ["participants.pa1.hub", "a string: Hub whose servers the hosts ask"],
    ["participants.pa1.vpcs", "an object of entries by id"],
    ["peerings.pa1-pa3.allow", "a list: Services that either side may use of the other"],
  ])("%s", (path, allowed) => {
    expect(findingsWith({ [path]: undefined })).toEqual([{ code: "missing-field", path, got: "nothing", allowed }]);
  });
});

describe("a value of another type is told by what it is and what belongs there", () => {
  test.each([
    ["name", 3, "3", "a string: Prefix of every stack and state of this environment"],
    ["preventDestroy", "yes", '"yes"', "true or false: Terraform refuses a plan that destroys a directory or zone"],
    ["accounts", ["dns"], "a list of 1 entry", "an object of entries by id"],
    ["accounts.dns", "111111111111", '"111111111111"', "an object with id"],
    ["accounts.dns.id", 111111111111, "111111111111", "a string: AWS account id of twelve digits"],
    ["hubs", null, "null", "an object of entries by id"],
    ["sites.office", [], "an empty list", "an object with hub, domains, dnsServers and networks"],
    ["hubs.east.clients", { length: 0 }, "an object with length", pools],
    ["hubs.east.clients", () => [], "a function", pools],
    ["tags.owner", { length: 300 }, "an object with length", "a string"],
    ["hubs.east.clients", { all: "10.0.0.0/8" }, "an object with all", pools],
    ["hubs.east.clients", "10.0.0.0/8", '"10.0.0.0/8"', pools],
    ["hubs.east.clients.0", 10, "10", "a string: IPv4 network such as 10.1.0.0/16"],
    ["sites.office.vpn", () => "vpn", "a function", "an object with address: Site-to-Site VPN"],
    ["hubs.east.directory.domainControllers", 2.5, "2.5", "a whole number"],
    ["sites.office.vpn.asn", "65010", '"65010"', "a number: The site's ASN"],
    ["sites.office.vpn.asn", NaN, "NaN", "a number: The site's ASN"],
    ["sites.office.vpn.asn", 65010n, "65010", "a number: The site's ASN"],
    ["participants.pa1.records.server", "10.1.1.10", '"10.1.1.10"', "an object with type and one of values, alias"],
    ["participants.pa1.vpcs", [], "an empty list", "an object of entries by id"],
    ["services.https", "tcp/443", '"tcp/443"', "a list"],
    ["tags.owner", 7, "7", "a string"],
    ["backend", "s3", '"s3"', "an object with type"],
  ])("%s: %p", (place, value, got, allowed) => {
    const path = place.replace(/\.(\d+)$/, "[$1]");
    expect(findingsWith({ [place]: value })).toEqual([{ code: "type", path, got, allowed }]);
  });
});

describe("a value that is none of a few is told by those", () => {
  test.each([
    ["sites.office.vpn.routing", "static routes", "one of bgp, static", undefined],
    ["backend.type", "S3", "one of local, s3, cloud", "did you mean s3?"],
    ["backend.type", "gcs", "one of local, s3, cloud", undefined],
    ["hubs.east.region", "us-esat-1", "AWS Region such as us-east-1", "did you mean us-east-1?"],
    ["hubs.east.region", "moon-1", "AWS Region such as us-east-1", undefined],
    ["hubs.east.rootZone", "privat", "one of private, none", "did you mean private?"],
    ["hubs.east.subnets.dc-a.az", "us-east-1a", "one of a, b, c, d, e, f", undefined],
    ["hubs.east.subnets.dc-a.az", "g", "one of a, b, c, d, e, f", undefined],
    ["hubs.east.directory.edition", "standard", "one of Standard, Enterprise", "did you mean Standard?"],
    ["participants.pa1.vpcs.main.dns", "on", "one of hub, amazon-provided", undefined],
  ])("%s: %s", (path, value, allowed, cure) => {
    expect(findingsWith({ [path]: value })).toEqual([
      { code: "value", path, got: JSON.stringify(value), allowed, cure },
    ]);
  });
});

describe("what is too little or too much is told with the limit", () => {
  test.each([
    ["hubs.east.clients", [], "an empty list", /^at least 1 entry: /],
    ["hubs.east.directory.subnets", ["dc-a"], "a list of 1 entry", /^at least 2 entries: /],
    ["hubs.east.directory.subnets", ["dc-a", "dc-b", "dc-c"], "a list of 3 entries", /^at most 2 entries: /],
    ["hubs.east.directory.domainControllers", 1, "1", /^at least 2$/],
    ["hubs.east.dnsAddresses", Array(5).fill("10.0.1.10"), "a list of 5 entries", /^at most 4 entries: /],
    ["sites.office.vpn.asn", 1e20, "100000000000000000000", /^at most 4294967294: /],
    ["participants.pa1.displayName", "", '""', /^at least 1 character: /],
    ["participants.pa1.records.server.ttl", -1, "-1", /^at least 0: /],
    ["tags.owner", "x".repeat(257), `"${"x".repeat(76)}...`, /^at most 256 characters$/],
    ["peerings.pa1-pa3.between", ["pa1/main"], "a list of 1 entry", /^at least 2 entries: /],
  ])("%s: %j", (path, value, got, allowed) => {
    expect(findingsWith({ [path]: value })).toEqual([
      { code: "format", path, got, allowed: expect.stringMatching(allowed) as string },
    ]);
  });
});

test("all faults are reported together", () => {
  const findings = findingsWith({
    name: 3,
    regions: [],
    "accounts.dns.id": "1111",
    "hubs.east.cidr": "10.0.0.1/16",
    "hubs.east.clients.1": "office",
    "participants.pa1.zone": undefined,
    "participants.pa2.records.mail.vaule": "x",
    "participants.pa3.vpcs.main.region": "us-east-9",
  });
  expect(findings.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
    "accounts.dns.id account-id",
    "hubs.east.cidr cidr-host-bits",
    "hubs.east.clients[1] cidr-syntax",
    "name type",
    "participants.pa1.zone missing-field",
    "participants.pa2.records.mail.vaule unknown-field",
    "participants.pa3.vpcs.main.region value",
    "regions unknown-field",
  ]);
});

test("a password written into the environment is refused and not repeated", () => {
  for (const password of ["Hunter2!", { variable: "Hunter2!" }]) {
    const { findings } = checkEnvironment(devWith({ "hubs.east.directory.password": password }));
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain("Hunter2!");
  }
});
