import fc from "fast-check";
import { nestedBlocks } from "../../../model/rules/nested-blocks";
import { overlapRules } from "../../../model/rules/overlaps";
import { Cidr } from "../../../values";
import { devWith } from "../dev";
import { prodWith } from "../prod";
import { breaches } from "./breaches";

type Changes = Readonly<Record<string, unknown>>;

const cure = "give one of the two another network";

function inDev(changes: Changes): string[] {
  return breaches(overlapRules, devWith(changes));
}

function inProd(changes: Changes): string[] {
  return breaches(overlapRules, prodWith(changes));
}

function overlap(code: string, place: string, network: string, other: string): string {
  return `${code} at ${place}: ${network}, which overlaps ${other}; ${cure}`;
}

describe("a VPC overlaps none that it is peered with", () => {
  const data = "participants.data.vpcs.main";

  test.each([
    ["its hub", { [`${data}.cidr`]: "10.0.8.0/21" }, "10.0.8.0/21", "10.0.0.0/20 (hubs.east.cidr)"],
    [
      "the VPC of another participant, though what overlaps is not routed",
      {
        "participants.search.vpcs.oregon.secondaryCidrs": ["10.5.128.0/24"],
        "peerings.search-data.routes": routed("10.130.0.0/16"),
      },
      "10.5.128.0/24",
      `10.5.0.0/16 (${data}.cidr)`,
    ],
  ])("%s", (_, changes, network, other) => {
    const place = Object.keys(changes)[0]?.replace("secondaryCidrs", "secondaryCidrs[0]") ?? "";
    expect(inProd(changes)).toEqual([overlap("overlap-peered", place, network, other)]);
  });

  function routed(cidr: string) {
    return { requester: { cidrs: [cidr] } };
  }

  test("a partner's", () => {
    expect(inProd({ "peerings.telemetry.partner.cidrs": ["172.31.16.0/20", "10.5.64.0/20"] })).toEqual([
      overlap("overlap-peered", "peerings.telemetry.partner.cidrs[1]", "10.5.64.0/20", `10.5.0.0/16 (${data}.cidr)`),
    ]);
  });

  test("another hub", () => {
    expect(inProd({ "hubs.west.cidr": "10.0.0.0/20" })).toEqual([
      overlap("overlap-peered", "hubs.west.cidr", "10.0.0.0/20", "10.0.0.0/20 (hubs.east.cidr)"),
    ]);
  });

  test("behind another hub, and without peering, VPCs may be alike; a retired peering does not count", () => {
    const same = { [`${data}.cidr`]: "10.130.0.0/16" };
    const peerings = { "peerings.search-data": undefined };
    expect(inProd(same)).toHaveLength(1);
    expect(inProd({ ...same, ...peerings })).toEqual([]);
    expect(inProd({ ...same, "peerings.search-data.retired": true })).toEqual([]);
  });
});

describe("a route table has one route to a destination", () => {
  test("two VPCs of one hub", () => {
    expect(inDev({ "participants.pa2.vpcs.main.cidr": "10.1.0.0/16" })).toEqual([
      overlap(
        "overlap-route",
        "participants.pa2.vpcs.main.cidr",
        "10.1.0.0/16",
        "10.1.0.0/16 (participants.pa1.vpcs.main.cidr)",
      ),
    ]);
  });

  test("a secondary network", () => {
    expect(inProd({ "participants.data.vpcs.main.secondaryCidrs": ["100.64.0.0/16"] })).toEqual([
      overlap(
        "overlap-route",
        "participants.shop.vpcs.main.secondaryCidrs[0]",
        "100.64.0.0/16",
        "100.64.0.0/16 (participants.data.vpcs.main.secondaryCidrs[0])",
      ),
    ]);
  });

  test("two partners of one VPC, unless their routes are in tables of their own", () => {
    const tables = (...names: string[]) => ({ routes: { tables: names } });
    const second = (routes: object) => ({
      "peerings.ledgers": {
        vpc: "billing/main",
        partner: {
          name: "ledgers",
          account: "999999999998",
          region: "us-east-1",
          vpc: "vpc-0999a0b1c2d3e4f59",
          cidrs: ["172.31.0.0/20"],
        },
        handshake: { request: "pending" },
        allow: ["https"],
        ...routes,
      },
    });
    expect(inProd(second(tables("private")))).toEqual([
      overlap(
        "overlap-route",
        "peerings.payments.partner.cidrs[0]",
        "172.31.0.0/20",
        "172.31.0.0/20 (peerings.ledgers.partner.cidrs[0])",
      ),
    ]);
    expect(inProd(second(tables("data")))).toEqual([]);
  });
});

describe("networks that one VPC reaches do not overlap", () => {
  test.each([
    [
      "two VPCs of one hub",
      { "participants.data.vpcs.main.cidr": "10.1.128.0/17" },
      overlap(
        "overlap-reached",
        "participants.shop.vpcs.main.cidr",
        "10.1.0.0/16",
        "10.1.128.0/17 (participants.data.vpcs.main.cidr)",
      ),
    ],
    [
      "a VPC that somebody else links to the hub, even with the hub itself",
      { "participants.media.vpcs.main.cidr": "10.0.0.0/20" },
      overlap("overlap-reached", "participants.media.vpcs.main.cidr", "10.0.0.0/20", "10.0.0.0/20 (hubs.east.cidr)"),
    ],
    [
      "a site and a VPC of its hub",
      { "sites.headquarters.networks": ["192.168.0.0/17", "10.5.0.0/16"] },
      overlap(
        "overlap-reached",
        "participants.data.vpcs.main.cidr",
        "10.5.0.0/16",
        "10.5.0.0/16 (sites.headquarters.networks[1])",
      ),
    ],
    [
      "two sites of one hub",
      { "sites.headquarters.networks": ["192.168.0.0/16"], "sites.plant.networks": ["192.168.128.0/18"] },
      overlap(
        "overlap-reached",
        "sites.headquarters.networks[0]",
        "192.168.0.0/16",
        "192.168.192.0/18 (sites.datacenter.networks[0])",
      ),
    ],
    [
      "a VPC of one hub and the other hub",
      { "participants.data.vpcs.main.cidr": "10.128.8.0/21" },
      overlap("overlap-reached", "participants.data.vpcs.main.cidr", "10.128.8.0/21", "10.128.0.0/20 (hubs.west.cidr)"),
    ],
    [
      "a partner and the hub of a VPC",
      { "peerings.telemetry.partner.cidrs": ["10.0.1.0/24"] },
      overlap("overlap-reached", "peerings.telemetry.partner.cidrs[0]", "10.0.1.0/24", "10.0.0.0/20 (hubs.east.cidr)"),
    ],
  ])("%s", (_, changes: Changes, breach) => expect(inProd(changes)).toEqual([breach]));

  test.each([
    ["adjoining networks", { "participants.data.vpcs.main.cidr": "10.0.16.0/20" }],
    ["sites of different hubs", { "sites.plant.networks": ["192.168.0.0/17"] }],
    ["a site and a VPC of another hub", { "sites.plant.networks": ["10.5.0.0/16"] }],
    ["a retired VPC", { "participants.closing.vpcs.main.cidr": "10.0.0.0/20" }],
    ["a retired site", { "sites.headquarters.networks": ["10.5.0.0/16"], "sites.headquarters.retired": true }],
  ])("%s are right", (_, changes: Changes) => expect(inProd(changes)).toEqual([]));
});

test("two networks that collide in several ways are reported once, as what is worst", () => {
  expect(inDev({ "participants.pa3.vpcs.main.cidr": "10.1.0.0/16" })).toEqual([
    overlap(
      "overlap-peered",
      "participants.pa3.vpcs.main.cidr",
      "10.1.0.0/16",
      "10.1.0.0/16 (participants.pa1.vpcs.main.cidr)",
    ),
  ]);
});

test("a network that overlaps several is told once, with the first of them", () => {
  const found = inProd({
    "hubs.east.clients": ["0.0.0.0/0"],
    "sites.headquarters.networks": ["192.168.0.0/17", "10.5.0.0/16", "10.6.0.0/16"],
    "participants.data.vpcs.main.cidr": "10.0.0.0/8",
  });
  const [data] = found.filter((text) => text.startsWith("overlap-peered at participants.data"));
  expect(data).toBe(
    "overlap-peered at participants.data.vpcs.main.cidr: 10.0.0.0/8, which overlaps 10.0.0.0/20 (hubs.east.cidr); " +
      cure,
  );
  expect(found.filter((text) => text.includes("reached at participants.data.vpcs.main.cidr"))).toHaveLength(1);
});

describe("environments that share a hub", () => {
  const neighbour = (changes: Changes) =>
    devWith({
      name: "test",
      participants: {
        pa9: {
          account: "app1",
          hub: "east",
          zone: "pa9.awscloud.com",
          vpcs: { main: { region: "us-east-1", cidr: "10.9.0.0/16", subnets: {} } },
        },
      },
      peerings: {},
      ...changes,
    });

  test("have networks apart from each other; each reports what is its own", () => {
    const other = neighbour({ "participants.pa9.vpcs.main.cidr": "10.1.0.0/17" });
    expect(breaches(overlapRules, devWith({}), other)).toEqual([
      overlap(
        "overlap-reached",
        "participants.pa1.vpcs.main.cidr",
        "10.1.0.0/16",
        "10.1.0.0/17 (participants.pa9.vpcs.main.cidr of environment test)",
      ),
    ]);
    expect(breaches(overlapRules, other, devWith({}))).toEqual([
      overlap(
        "overlap-reached",
        "participants.pa9.vpcs.main.cidr",
        "10.1.0.0/17",
        "10.1.0.0/16 (participants.pa1.vpcs.main.cidr of environment dev)",
      ),
    ]);
  });

  test("may both name a hub and a site that they share", () => {
    expect(breaches(overlapRules, devWith({}), neighbour({}))).toEqual([]);
  });

  test("what overlaps in the other one alone is not ours to report", () => {
    const other = neighbour({ "sites.office.networks": ["192.168.0.0/16", "10.9.0.0/16"] });
    expect(breaches(overlapRules, devWith({}), other)).toEqual([]);
  });
});

test("the sweep finds what comparing every two networks finds", () => {
  const anyNetwork = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 12 - 1 }), fc.integer({ min: 20, max: 32 }))
    .map(([low, prefix]) => cidrOf(2 ** 32 - 2 ** 12 + low, prefix));
  fc.assert(
    fc.property(fc.array(anyNetwork, { maxLength: 40 }), (networks) => {
      const blocks = networks.map((cidr, at) => ({ cidr, at }));
      const swept: string[] = [];
      for (const { block, holders } of nestedBlocks(blocks)) {
        for (const holder of holders) swept.push(pairText(block.at, holder.at));
      }
      const compared = blocks.flatMap((one) =>
        blocks.filter(({ at, cidr }) => at > one.at && cidr.overlaps(one.cidr)).map(({ at }) => pairText(one.at, at)),
      );
      expect(swept.sort()).toEqual(compared.sort());
    }),
    { numRuns: 1000 },
  );
});

function cidrOf(address: number, prefix: number): Cidr {
  const size = 2 ** (32 - prefix);
  const network = address - (address % size);
  const text = [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
  return Cidr.parse(`${text}/${prefix}`);
}

function pairText(one: number, other: number): string {
  return `${Math.min(one, other)} ${Math.max(one, other)}`;
}
