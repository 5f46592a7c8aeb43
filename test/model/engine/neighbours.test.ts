import { checkEnvironments } from "../../../model";
import { devWith } from "../dev";
import { told } from "./mistakes";

/** Dev, and an environment of the same hub with networks, zones and pools of its own. */
function found(changesOfDev: Changes, changesOfTest: Changes = {}): readonly string[][] {
  const environments = [devWith(changesOfDev), testWith(changesOfTest)];
  return checkEnvironments(environments).map(({ findings }) => findings.map(told));
}

function testWith(changes: Changes): unknown {
  return devWith({ ...structuredClone(OTHER), ...changes });
}

type Changes = Readonly<Record<string, unknown>>;

const OTHER: Changes = {
  name: "test",
  rootDomain: "test.example.org",
  accounts: { dns: { id: "111111111111" }, app: { id: "555555555555" } },
  "hubs.east.clients": ["10.7.0.0/16"],
  sites: {},
  peerings: {},
  participants: {
    pa7: {
      account: "app",
      hub: "east",
      zone: "pa7.test.example.org",
      vpcs: {
        main: { region: "us-east-1", cidr: "10.7.0.0/16", subnets: { "app-a": { cidr: "10.7.1.0/24", az: "a" } } },
      },
    },
  },
};

test("two environments may share a hub", () => {
  expect(found({})).toEqual([[], []]);
});

test("networks count across environments that share a hub, and are told in either", () => {
  const changes = { "hubs.east.clients": ["10.3.0.0/16"], "participants.pa7.vpcs.main.cidr": "10.3.0.0/16" };
  const subnet = { "participants.pa7.vpcs.main.subnets.app-a.cidr": "10.3.1.0/24" };
  expect(found({}, { ...changes, ...subnet })).toEqual([
    ["overlap-route at participants.pa3.vpcs.main.cidr"],
    ["overlap-route at participants.pa7.vpcs.main.cidr"],
  ]);
});

test("zones count across environments that share a hub", () => {
  expect(found({}, { "participants.pa7.zone": "pa3.awscloud.com" })).toEqual([
    ["zone-duplicate at participants.pa3.zone"],
    ["zone-outside-root at participants.pa7.zone", "zone-duplicate at participants.pa7.zone"],
  ]);
});

test("nothing counts across environments with hubs of their own", () => {
  const elsewhere = { "accounts.dns.id": "999999999999", "participants.pa7.zone": "pa3.awscloud.com" };
  expect(found({}, { ...elsewhere, rootDomain: "awscloud.com" })).toEqual([[], []]);
});

test("what exists, and the names of stacks, count across all environments", () => {
  const existing = { vpc: "vpc-0128a0b1c2d3e4f50", routeTables: { main: "rtb-0128a0b1c2d3e4f50" } };
  const existingAt = (vpc: string): Changes => ({ [`${vpc}.subnets`]: undefined, [`${vpc}.existing`]: existing });
  const elsewhere = { "accounts.dns.id": "999999999999" };
  const [ours, theirs] = ["participants.pa2.vpcs.main", "participants.pa7.vpcs.main"] as const;
  const idsOf = (vpc: string) =>
    ["vpc", "routeTables.main"].map((id) => `existing-id-duplicate at ${vpc}.existing.${id}`);
  expect(found(existingAt(ours), { ...elsewhere, ...existingAt(theirs) })).toEqual([idsOf(ours), idsOf(theirs)]);
  expect(found({}, { ...elsewhere, name: "dev" })).toEqual([["stack-duplicate at name"], ["stack-duplicate at name"]]);
});

test("a VPN gateway is one hub's, in whatever environment; a hub that two environments share is one", () => {
  const gateway = { "hubs.east.vpnGateway": { id: "vgw-0128a0b1c2d3e4f50" } };
  expect(found(gateway, gateway)).toEqual([[], []]);
  expect(found(gateway, { ...gateway, "accounts.dns.id": "999999999999" })).toEqual([
    ["existing-id-duplicate at hubs.east.vpnGateway.id"],
    ["existing-id-duplicate at hubs.east.vpnGateway.id"],
  ]);
});

test("a broken environment spoils no other, but for what both have", () => {
  const environments = [devWith({}), testWith({ "participants.pa7.zone": 5 })];
  const [dev, other] = checkEnvironments(environments);
  expect(dev).toMatchObject({ estate: { name: "dev" }, findings: [] });
  expect(other?.estate).toBeUndefined();
  expect(checkEnvironments([devWith({}), "no environment", null])[0]).toEqual(dev);
});

test("of a broken environment whatever can be read counts for the others", () => {
  expect(found({}, { tags: 5, "participants.pa7.zone": "pa3.awscloud.com" })).toEqual([
    ["zone-duplicate at participants.pa3.zone"],
    ["type at tags", "zone-outside-root at participants.pa7.zone", "zone-duplicate at participants.pa7.zone"],
  ]);
});

test("what stands in for wrong values in two environments does not meet", () => {
  const broken = { "participants.pa2.vpcs.main.cidr": "10.2.0.0/8" };
  expect(found(broken, { "participants.pa7.vpcs.main.cidr": "10.7.0.0/8", "hubs.east.clients": 5 })).toEqual([
    ["cidr-host-bits at participants.pa2.vpcs.main.cidr"],
    ["type at hubs.east.clients", "cidr-host-bits at participants.pa7.vpcs.main.cidr"],
  ]);
});

test("an exception for what a broken environment may explain is not called needless", () => {
  const allow = [{ rule: "overlap-reached", reason: "until test is gone" }];
  expect(found({ allow })[0]).toEqual(["allow-unused at allow[0]"]);
  expect(found({ allow }, { "participants.pa7.zone": 5 })[0]).toEqual([]);
});
