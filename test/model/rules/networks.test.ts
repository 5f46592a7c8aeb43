import { networkRules } from "../../../model/rules/networks";
import { subnetRules } from "../../../model/rules/subnets";
import { devWith } from "../dev";
import { prodWith } from "../prod";
import { breaches } from "./breaches";

const pa1 = "participants.pa1.vpcs.main";
const free = "take addresses that are free";
const other = "take another block";

function inDev(changes: Readonly<Record<string, unknown>>): string[] {
  return breaches(networkRules, devWith(changes));
}

describe("a network of a VPC is a /16 to a /28", () => {
  test.each([
    [{ [`${pa1}.cidr`]: "10.4.0.0/15" }, `${pa1}.cidr: 10.4.0.0/15; split it into several`],
    [{ "hubs.east.cidr": "10.0.0.0/29" }, "hubs.east.cidr: 10.0.0.0/29; take a larger block"],
    [
      { [`${pa1}.secondaryCidrs`]: ["100.64.0.0/10"] },
      `${pa1}.secondaryCidrs[0]: 100.64.0.0/10; split it into several`,
    ],
  ])("%j", (changes, breach) => expect(inDev(changes)).toEqual([`vpc-size at ${breach}`]));

  test.each([{ [`${pa1}.cidr`]: "10.4.0.0/16" }, { [`${pa1}.secondaryCidrs`]: ["100.64.0.0/16", "10.9.0.0/28"] }])(
    "%j is right",
    (changes) => expect(inDev(changes)).toEqual([]),
  );
});

describe("networks of one VPC do not overlap", () => {
  test.each([
    [["10.1.128.0/17"], `${pa1}.secondaryCidrs[0]: 10.1.128.0/17, which overlaps 10.1.0.0/16 (${pa1}.cidr)`],
    [
      ["10.9.0.0/24", "10.9.0.0/20"],
      `${pa1}.secondaryCidrs[1]: 10.9.0.0/20, which overlaps 10.9.0.0/24 (${pa1}.secondaryCidrs[0])`,
    ],
  ])("%j", (secondary, breach) => {
    expect(inDev({ [`${pa1}.secondaryCidrs`]: secondary })).toEqual([`vpc-networks-overlap at ${breach}; ${free}`]);
  });

  test("a partner's neither", () => {
    const cidrs = ["172.31.0.0/20", "172.31.0.0/24"];
    expect(breaches(networkRules, prodWith({ "peerings.payments.partner.cidrs": cidrs }))).toEqual([
      "vpc-networks-overlap at peerings.payments.partner.cidrs[1]: 172.31.0.0/24, which overlaps " +
        `172.31.0.0/20 (peerings.payments.partner.cidrs[0]); ${free}`,
    ]);
    expect(
      breaches(networkRules, prodWith({ "peerings.payments.partner.cidrs": ["172.31.0.0/20", "172.31.16.0/24"] })),
    ).toEqual([]);
  });

  test("adjoining ones are right", () => {
    expect(inDev({ [`${pa1}.secondaryCidrs`]: ["10.8.0.0/17", "10.8.128.0/17"] })).toEqual([]);
  });
});

describe("a secondary network is of a range that goes with the primary one", () => {
  const closedTo10 = "take a block of the primary network's own range, or of 100.64.0.0/10";

  test.each([
    ["10.1.0.0/16", "192.168.0.0/24"],
    ["10.1.0.0/16", "172.16.0.0/24"],
    ["10.1.0.0/16", "198.19.0.0/24"],
    ["10.1.0.0/16", "10.0.255.0/24"],
    ["172.20.0.0/16", "10.9.0.0/24"],
    ["172.20.0.0/16", "172.31.7.0/24"],
    ["192.168.0.0/24", "172.16.0.0/24"],
    ["192.168.0.0/24", "198.19.7.0/24"],
    ["198.19.0.0/20", "10.9.0.0/24"],
    ["100.64.0.0/16", "10.9.0.0/24"],
    ["100.64.0.0/16", "198.19.7.0/24"],
    ["203.0.112.0/22", "192.168.7.0/24"],
  ])("beside %s not %s", (cidr, secondary) => {
    expect(inDev({ [`${pa1}.cidr`]: cidr, [`${pa1}.secondaryCidrs`]: ["100.127.0.0/24", secondary] })).toEqual([
      `secondary-range at ${pa1}.secondaryCidrs[1]: ${secondary} beside the primary network ${cidr}; ${closedTo10}`,
    ]);
  });

  test.each([
    ["10.1.0.0/16", "10.2.0.0/24"],
    ["10.2.0.0/16", "10.0.255.0/24"],
    ["10.1.0.0/16", "100.64.0.0/24"],
    ["10.1.0.0/16", "198.18.0.0/24"],
    ["10.1.0.0/16", "203.0.113.0/24"],
    ["172.20.0.0/16", "172.30.0.0/24"],
    ["192.168.0.0/24", "192.168.1.0/24"],
    ["198.19.0.0/20", "198.19.16.0/24"],
    ["198.19.0.0/20", "100.64.0.0/24"],
    ["100.64.0.0/16", "100.65.0.0/24"],
    ["100.64.0.0/16", "203.0.113.0/24"],
  ])("beside %s also %s", (cidr, secondary) => {
    expect(inDev({ [`${pa1}.cidr`]: cidr, [`${pa1}.secondaryCidrs`]: [secondary] })).toEqual([]);
  });
});

describe("a network has addresses that can be routed", () => {
  test.each([
    [{ [`${pa1}.cidr`]: "169.254.0.0/16" }, `${pa1}.cidr: 169.254.0.0/16, in 169.254.0.0/16`],
    [{ [`${pa1}.cidr`]: "240.0.0.0/16" }, `${pa1}.cidr: 240.0.0.0/16, in 224.0.0.0/3`],
    [{ "hubs.east.cidr": "127.1.0.0/16" }, "hubs.east.cidr: 127.1.0.0/16, in 127.0.0.0/8"],
    [
      { "sites.office.networks": ["192.168.0.0/16", "0.1.0.0/16"] },
      "sites.office.networks[1]: 0.1.0.0/16, in 0.0.0.0/8",
    ],
  ])("%j", (changes, breach) => expect(inDev(changes)).toEqual([`network-unusable at ${breach}; ${other}`]));

  test("of a partner too", () => {
    expect(breaches(networkRules, prodWith({ "peerings.payments.partner.cidrs": ["224.0.0.0/24"] }))).toEqual([
      `network-unusable at peerings.payments.partner.cidrs[0]: 224.0.0.0/24, in 224.0.0.0/3; ${other}`,
    ]);
  });

  test.each(["169.253.0.0/16", "223.255.0.0/16", "1.0.0.0/16", "126.0.0.0/16"])("%s can be", (cidr) => {
    expect(inDev({ [`${pa1}.cidr`]: cidr, "sites.office.networks": [cidr] })).toEqual([]);
  });
});

test("a VPC stays clear of Docker's addresses", () => {
  expect(inDev({ [`${pa1}.cidr`]: "172.17.128.0/20" })).toEqual([
    `network-docker at ${pa1}.cidr: 172.17.128.0/20; ${other}`,
  ]);
  expect(inDev({ [`${pa1}.cidr`]: "172.18.0.0/16" })).toEqual([]);
});

test("a directory's VPC stays clear of the addresses that AWS manages directories from", () => {
  const cidr = "198.19.0.0/16";
  expect(inDev({ "hubs.east.cidr": cidr })).toEqual([`network-directory at hubs.east.cidr: ${cidr}; ${other}`]);
  expect(inDev({ "hubs.east.cidr": "198.20.0.0/16", [`${pa1}.cidr`]: cidr })).toEqual([]);
  expect(
    inDev({ "hubs.east.cidr": cidr, "hubs.east.directory": undefined, "hubs.east.dnsServers": ["10.0.1.10"] }),
  ).toEqual([]);
});

test("a site names each of its networks once", () => {
  const networks = ["192.168.0.0/16", "172.16.0.0/16", "192.168.0.0/16"];
  expect(inDev({ "sites.office.networks": networks })).toEqual([
    "site-network-duplicate at sites.office.networks[2]: 192.168.0.0/16 again; remove it",
  ]);
  expect(inDev({ "sites.office.networks": ["192.168.0.0/16", "192.168.0.0/17"] })).toEqual([]);
});

describe("subnets", () => {
  const subnets = (cidr: string, other = "10.1.2.0/24") => ({
    [`${pa1}.secondaryCidrs`]: ["100.64.0.0/16"],
    [`${pa1}.subnets`]: { "app-a": { cidr, az: "a" }, "app-b": { cidr: other, az: "b" } },
  });

  test.each([
    [subnets("10.1.1.0/29"), `subnet-size at ${pa1}.subnets.app-a.cidr: 10.1.1.0/29; take a larger block`],
    [
      subnets("10.9.0.0/24"),
      `subnet-outside-vpc at ${pa1}.subnets.app-a.cidr: 10.9.0.0/24; correct it, or add its network to secondaryCidrs`,
    ],
    [
      subnets("10.1.0.0/20"),
      `subnet-overlap at ${pa1}.subnets.app-b.cidr: 10.1.2.0/24, which overlaps 10.1.0.0/20 (${pa1}.subnets.app-a.cidr); ${free}`,
    ],
    [
      { "hubs.east.subnets.dc-b.cidr": "10.0.1.0/24" },
      `subnet-overlap at hubs.east.subnets.dc-b.cidr: 10.0.1.0/24, which overlaps 10.0.1.0/24 (hubs.east.subnets.dc-a.cidr); ${free}`,
    ],
  ])("%j", (changes, breach) => expect(breaches(subnetRules, devWith(changes))).toEqual([breach]));

  test.each([subnets("10.1.1.0/28"), subnets("100.64.0.0/16"), subnets("10.1.0.0/23")])("%j is right", (changes) => {
    expect(breaches(subnetRules, devWith(changes))).toEqual([]);
  });
});

test("a route table of an existing VPC has one name", () => {
  const tables = "participants.legacy.vpcs.main.existing.routeTables";
  const main = "rtb-0172a0b1c2d3e4f50";
  expect(breaches(subnetRules, prodWith({ [tables]: { main, batch: main } }))).toEqual([
    `route-table-duplicate at ${tables}.main: ${main}, which is batch already; remove one of the names`,
  ]);
  expect(breaches(subnetRules, prodWith({ [tables]: { main, batch: "rtb-0172a0b1c2d3e4f51" } }))).toEqual([]);
});
