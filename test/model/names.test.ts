import { dev } from "../../environments/dev";
import { findingsWith } from "./dev";

const { main } = dev.participants.pa1?.vpcs ?? {};

describe("a name that leads nowhere is told with those that lead somewhere", () => {
  test.each([
    ["hubs.east.account", "dsn", "one of app1, app2, app3, dns", "did you mean dns?"],
    ["hubs.east.account", "network", "one of app1, app2, app3, dns", undefined],
    ["participants.pa1.account", "ap1", "one of app1, app2, app3, dns", "did you mean app1?"],
    ["participants.pa1.account", "constructor", "one of app1, app2, app3, dns", undefined],
    ["participants.pa1.hub", "eastt", "east", "did you mean east?"],
    ["participants.pa1.home", "mai", "main", "did you mean main?"],
    ["participants.pa1.home", "mian", "main", "did you mean main?"],
    ["sites.office.hub", "west", "east", undefined],
    ["peerings.pa1-pa3.between.0", "pa1/man", "one of pa1/main, pa2/main, pa3/main", "did you mean pa1/main?"],
    ["peerings.pa1-pa3.between.1", "pa4/main", "one of pa1/main, pa2/main, pa3/main", "did you mean pa1/main?"],
    ["peerings.pa1-pa3.between.1", "pa3", "one of pa1/main, pa2/main, pa3/main", undefined],
    ["peerings.pa1-pa3.allow.0", "http", "https", "did you mean https?"],
    ["hubs.east.directory.subnets.1", "dc-bb", "one of dc-a, dc-b", "did you mean dc-b?"],
  ])("%s: %s", (place, name, allowed, cure) => {
    const path = place.replace(/\.(\d+)$/, "[$1]");
    const got = JSON.stringify(name);
    expect(findingsWith({ [place]: name })).toEqual([{ code: "unknown-name", path, got, allowed, cure }]);
  });

  test("where there is none at all, it says so", () => {
    expect(findingsWith({ services: undefined })).toEqual([
      {
        code: "unknown-name",
        path: "peerings.pa1-pa3.allow[0]",
        got: '"https"',
        allowed: "nothing: there is no such entry yet",
      },
    ]);
  });

  test("of very many only the first are shown", () => {
    const accounts = Array.from({ length: 100 }, (_, at) => [`a${at + 100}`, { id: "111111111111" }] as const);
    const { east } = dev.hubs;
    const [finding] = findingsWith({ accounts: Object.fromEntries(accounts), hubs: { east } });
    expect(finding?.allowed).toMatch(/^one of a100, a101, .*, a119 and 80 more$/);
  });
});

test("what stands behind a wrong name is checked all the same, and nothing is reported twice", () => {
  const findings = findingsWith({
    "hubs.east.account": "dsn",
    "hubs.east.directory.subnets": ["dc-a", "dc-a"],
    "participants.pa1.account": "ap1",
    "participants.pa1.home": "mai",
    "participants.pa1.records.server.values": ["10.1.1"],
    "participants.pa2.hub": "west",
    "peerings.pa1-pa3.allow": ["http"],
  });
  expect(findings.map(({ code, path }) => `${path} ${code}`)).toEqual([
    "hubs.east.account unknown-name",
    "hubs.east.directory.subnets directory-zones",
    "participants.pa1.account unknown-name",
    "participants.pa1.records.server.values[0] ipv4-syntax",
    "participants.pa1.home unknown-name",
    "participants.pa2.hub unknown-name",
    "peerings.pa1-pa3.allow[0] unknown-name",
  ]);
});

test("of several VPCs none of which is main, one is to be named home", () => {
  expect(findingsWith({ "participants.pa1.vpcs": { b: main, a: main }, peerings: {} })).toEqual([
    {
      code: "home",
      path: "participants.pa1.home",
      got: "nothing",
      allowed: "one of a, b: the VPC that the zone is created with",
      cure: "name the one that was there first: it never moves",
    },
  ]);
});

test("a participant has at least one VPC", () => {
  expect(findingsWith({ "participants.pa1.vpcs": {}, peerings: {} })).toEqual([
    {
      code: "vpc-count",
      path: "participants.pa1.vpcs",
      got: "no VPC",
      allowed: "one VPC or more",
      cure: "add the VPC that the zone is to be created with",
    },
  ]);
});

test.each([
  [{ "hubs.east.subnets.dc-b.az": "a" }],
  [{ "hubs.east.directory.subnets": ["dc-b", "dc-b"], "hubs.east.subnets.dc-b.az": "a" }],
])("a directory in one Availability Zone is refused: %j", (changes) => {
  expect(findingsWith(changes)).toEqual([
    {
      code: "directory-zones",
      path: "hubs.east.directory.subnets",
      got: "two subnets in zone a",
      allowed: "two subnets in two Availability Zones",
      cure: "give one of them another az, or name another subnet",
    },
  ]);
});

test("an environment has a hub", () => {
  expect(findingsWith({ hubs: {}, participants: {}, sites: {}, peerings: {} })).toEqual([
    {
      code: "hub-count",
      path: "hubs",
      got: "no hub",
      allowed: "one hub or more",
      cure: "add the hub that participants name",
    },
  ]);
});
