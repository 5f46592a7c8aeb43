import { clientRules } from "../../../model/rules/clients";
import { networkRules } from "../../../model/rules/networks";
import { overlapRules } from "../../../model/rules/overlaps";
import { subnetRules } from "../../../model/rules/subnets";
import { testRules } from "./rule-cases";

const pa1 = "participants.pa1.vpcs.main";

function existing(routeTables: object) {
  return { [`${pa1}.subnets`]: undefined, [`${pa1}.existing`]: { vpc: "vpc-0128a0b1c2d3e4f50", routeTables } };
}

describe("networks", () => {
  testRules(networkRules, [
    {
      code: "vpc-size",
      wrong: { [`${pa1}.cidr`]: "10.4.0.0/15" },
      says: [{ path: `${pa1}.cidr`, got: "10.4.0.0/15" }],
      right: { [`${pa1}.cidr`]: "10.4.0.0/16" },
    },
    {
      code: "vpc-networks-overlap",
      wrong: { [`${pa1}.secondaryCidrs`]: ["10.1.128.0/17"] },
      says: [{ path: `${pa1}.secondaryCidrs[0]` }],
      right: { [`${pa1}.secondaryCidrs`]: ["10.2.0.0/17"] },
    },
    {
      code: "secondary-range",
      wrong: { [`${pa1}.secondaryCidrs`]: ["192.168.0.0/24"] },
      says: [{ path: `${pa1}.secondaryCidrs[0]` }],
      right: { [`${pa1}.secondaryCidrs`]: ["100.64.0.0/24"] },
    },
    {
      code: "network-unusable",
      wrong: { [`${pa1}.cidr`]: "169.254.0.0/16" },
      says: [{ path: `${pa1}.cidr` }],
      right: { [`${pa1}.cidr`]: "169.253.0.0/16" },
    },
    {
      code: "network-docker",
      wrong: { [`${pa1}.cidr`]: "172.17.255.0/24" },
      says: [{ path: `${pa1}.cidr` }],
      right: { [`${pa1}.cidr`]: "172.18.0.0/24" },
    },
    {
      code: "network-directory",
      wrong: { "hubs.east.cidr": "198.19.255.0/24" },
      says: [{ path: "hubs.east.cidr" }],
      right: { "hubs.east.cidr": "198.20.0.0/24" },
    },
    {
      code: "site-network-duplicate",
      wrong: { "sites.office.networks": ["192.168.0.0/16", "192.168.0.0/16"] },
      says: [{ path: "sites.office.networks[1]" }],
      right: { "sites.office.networks": ["192.168.0.0/16", "192.168.0.0/17"] },
    },
  ]);
});

describe("subnets", () => {
  testRules(subnetRules, [
    {
      code: "subnet-size",
      wrong: { [`${pa1}.subnets.app-a.cidr`]: "10.1.1.0/29" },
      says: [{ path: `${pa1}.subnets.app-a.cidr` }],
      right: { [`${pa1}.subnets.app-a.cidr`]: "10.1.1.0/28" },
    },
    {
      code: "subnet-outside-vpc",
      wrong: { [`${pa1}.secondaryCidrs`]: ["10.0.0.0/16"], [`${pa1}.subnets.app-a.cidr`]: "10.0.0.0/15" },
      says: [{ path: `${pa1}.subnets.app-a.cidr`, allowed: "a part of 10.1.0.0/16 or 10.0.0.0/16" }],
      right: { [`${pa1}.secondaryCidrs`]: ["10.0.0.0/16"], [`${pa1}.subnets.app-a.cidr`]: "10.0.0.0/16" },
    },
    {
      code: "subnet-overlap",
      wrong: { [`${pa1}.subnets.app-a.cidr`]: "10.1.0.0/22" },
      says: [{ path: `${pa1}.subnets.app-b.cidr` }],
      right: { [`${pa1}.subnets.app-a.cidr`]: "10.1.0.0/23" },
    },
    {
      code: "route-table-duplicate",
      wrong: existing({ main: "rtb-0172a0b1c2d3e4f50", batch: "rtb-0172a0b1c2d3e4f50" }),
      says: [{ path: `${pa1}.existing.routeTables.main`, got: "rtb-0172a0b1c2d3e4f50, which is batch already" }],
      right: existing({ main: "rtb-0172a0b1c2d3e4f50", batch: "rtb-0172a0b1c2d3e4f51" }),
    },
  ]);
});

describe("overlaps", () => {
  testRules(overlapRules, [
    {
      code: "overlap-peered",
      wrong: { "participants.pa3.vpcs.main.secondaryCidrs": ["10.1.255.0/24"] },
      says: [{ path: "participants.pa3.vpcs.main.secondaryCidrs[0]" }],
      right: { "participants.pa3.vpcs.main.secondaryCidrs": ["10.4.0.0/24"] },
    },
    {
      code: "overlap-route",
      wrong: { "participants.pa2.vpcs.main.cidr": "10.1.0.0/16" },
      says: [{ path: "participants.pa2.vpcs.main.cidr" }],
      right: { "participants.pa2.vpcs.main.cidr": "10.2.0.0/16" },
    },
    {
      code: "overlap-reached",
      wrong: { "participants.pa2.vpcs.main.cidr": "10.1.128.0/17" },
      says: [{ path: "participants.pa2.vpcs.main.cidr" }],
      right: { "participants.pa2.vpcs.main.cidr": "10.2.0.0/17" },
    },
  ]);
});

describe("clients", () => {
  testRules(clientRules, [
    {
      code: "client-outside-pools",
      wrong: { [`${pa1}.cidr`]: "172.20.0.0/16" },
      says: [{ path: `${pa1}.cidr`, cure: "add a pool to hubs.east.clients" }],
      right: { [`${pa1}.cidr`]: "172.20.0.0/16", "hubs.east.clients.2": "172.20.0.0/16" },
    },
    {
      code: "client-public",
      wrong: { [`${pa1}.cidr`]: "203.0.112.0/22" },
      says: [{ path: `${pa1}.cidr` }],
      right: { [`${pa1}.cidr`]: "100.64.0.0/22" },
    },
    {
      code: "pool-duplicate",
      wrong: { "hubs.east.clients": ["10.0.0.0/8", "10.0.0.0/8"] },
      says: [{ path: "hubs.east.clients[1]" }],
      right: { "hubs.east.clients": ["10.0.0.0/8", "11.0.0.0/8"] },
    },
    {
      code: "pool-nested",
      wrong: { "hubs.east.clients": ["10.0.0.0/8", "10.1.0.0/16"] },
      says: [{ path: "hubs.east.clients[1]" }],
      right: { "hubs.east.clients": ["10.0.0.0/9", "10.128.0.0/9"] },
    },
    {
      code: "pool-everyone",
      wrong: { "hubs.east.clients": ["0.0.0.0/0"] },
      says: [{ path: "hubs.east.clients[0]" }],
      right: { "hubs.east.clients": ["0.0.0.0/1"] },
    },
  ]);
});
