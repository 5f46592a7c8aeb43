import { clientRules } from "../../../model/rules/clients";
import { devWith } from "../dev";
import { prodWith } from "../prod";
import { breaches } from "./breaches";
import type { Changes } from "./rule-cases";

function inDev(changes: Changes, ...neighbours: readonly unknown[]): string[] {
  return breaches(clientRules, devWith(changes), ...neighbours);
}

function inProd(changes: Changes): string[] {
  return breaches(clientRules, prodWith(changes));
}

describe("whoever asks a hub lies in its client pools", () => {
  test.each<[string, Changes, string]>([
    [
      "a VPC",
      { "participants.data.vpcs.main.cidr": "172.24.0.0/16" },
      "participants.data.vpcs.main.cidr: 172.24.0.0/16, not wholly in the client pools of hub east",
    ],
    [
      "a VPC that is not switched yet",
      { "participants.billing.vpcs.main.cidr": "172.24.0.0/16" },
      "participants.billing.vpcs.main.cidr: 172.24.0.0/16, not wholly in the client pools of hub east",
    ],
    [
      "a secondary network",
      { "participants.search.vpcs.oregon.secondaryCidrs": ["10.7.0.0/16", "172.24.0.0/16"] },
      "participants.search.vpcs.oregon.secondaryCidrs[1]: 172.24.0.0/16, not wholly in the client pools of hub west",
    ],
    [
      "a site of the hub",
      { "sites.plant.networks": ["192.168.64.0/18"] },
      "sites.plant.networks[0]: 192.168.64.0/18, not wholly in the client pools of hub west",
    ],
    [
      "another hub",
      { "hubs.west.cidr": "172.24.0.0/20" },
      "hubs.west.cidr: 172.24.0.0/20, not wholly in the client pools of hub east",
    ],
  ])("%s", (_, changes, breach) => {
    const hub = breach.slice(-4);
    expect(inProd(changes)).toEqual([`client-outside-pools at ${breach}; add a pool to hubs.${hub}.clients`]);
  });

  test("a network that several pools cover together is in them", () => {
    const halves = ["10.0.0.0/9", "10.128.0.0/9", "192.168.0.0/16"];
    const wide = { "sites.office.networks": ["192.168.0.0/16", "10.0.0.0/8"] };
    expect(inDev({ ...wide, "hubs.east.clients": halves })).toEqual([]);
    expect(inDev({ ...wide, "hubs.east.clients": [halves[0], halves[2], "10.128.0.0/10"] })).toEqual([
      "client-outside-pools at sites.office.networks[1]: 10.0.0.0/8, not wholly in the client pools of hub east; " +
        "add a pool to hubs.east.clients",
    ]);
  });

  test("what is retired asks nobody, and a hub need not be its own client", () => {
    expect(inProd({ "participants.closing.vpcs.main.cidr": "172.24.0.0/16" })).toEqual([]);
    expect(inDev({ "hubs.east.cidr": "172.24.0.0/16" })).toEqual([]);
  });
});

test("whoever asks a directory has private addresses", () => {
  const cidr = "203.0.112.0/22";
  const changes = {
    "participants.pa1.vpcs.main.cidr": cidr,
    "hubs.east.clients": ["10.0.0.0/8", cidr, "192.168.0.0/16"],
  };
  expect(inDev(changes)).toEqual([
    `client-public at participants.pa1.vpcs.main.cidr: ${cidr}, which asks the directory of hub east; ` +
      "add it to the directory's IP routes (aws ds add-ip-routes), and allow this exception",
  ]);
  expect(inDev({ ...changes, "hubs.east.directory": undefined, "hubs.east.dnsServers": ["10.0.1.10"] })).toEqual([]);
  const shared = "100.64.0.0/16";
  expect(
    inDev({ "participants.pa1.vpcs.main.cidr": shared, "hubs.east.clients": ["10.0.0.0/8", shared, "192.168.0.0/16"] }),
  ).toEqual([]);
});

describe("a client pool of a hub stands there once", () => {
  const cure = "remove it, or write only the networks of this environment";

  test("in one environment", () => {
    expect(inDev({ "hubs.east.clients": ["10.0.0.0/8", "192.168.0.0/16", "10.0.0.0/8"] })).toEqual([
      `pool-duplicate at hubs.east.clients[2]: 10.0.0.0/8, like 10.0.0.0/8 (hubs.east.clients[0]); ${cure}`,
    ]);
  });

  test("and in all that share the hub", () => {
    const other = (...clients: string[]) => devWith({ name: "test", "hubs.east.clients": clients });
    expect(inDev({}, other("10.9.0.0/16", "10.0.0.0/8"))).toEqual([
      `pool-duplicate at hubs.east.clients[0]: 10.0.0.0/8, like 10.0.0.0/8 (hubs.east.clients[1] of environment test); ${cure}`,
    ]);
    expect(inDev({}, other("10.9.0.0/16"))).toEqual([]);
  });

  test("while different hubs may have the same", () => {
    expect(inProd({ "hubs.west.clients.3": "192.168.128.0/17" })).toEqual([]);
  });
});

test("no client pool lies in another one", () => {
  expect(inDev({ "hubs.east.clients": ["10.1.1.0/24", "192.168.0.0/16", "10.1.0.0/16", "10.0.0.0/8"] })).toEqual([
    "pool-nested at hubs.east.clients[2]: 10.1.0.0/16, inside 10.0.0.0/8 (hubs.east.clients[3]); remove it",
    "pool-nested at hubs.east.clients[0]: 10.1.1.0/24, inside 10.0.0.0/8 (hubs.east.clients[3]); remove it",
  ]);
  expect(inDev({ "hubs.east.clients": ["10.0.0.0/9", "10.128.0.0/9", "192.168.0.0/16"] })).toEqual([]);
});

test("a client pool is less than all addresses", () => {
  expect(inDev({ "hubs.east.clients": ["0.0.0.0/0"] })).toEqual([
    "pool-everyone at hubs.east.clients[0]: 0.0.0.0/0; name these",
  ]);
  expect(inDev({ "hubs.east.clients": ["0.0.0.0/1", "128.0.0.0/1"] })).toEqual([]);
});
