import { dev } from "../../../environments/dev";
import { accountRules } from "../../../model/rules/accounts";
import { breaches, neighbour, testRules } from "./rule-cases";

const VPC = "vpc-0a1b2c3d4e5f67890";
const existing = (vpc: string, table = "rtb-0a1b2c3d4e5f67890") => ({
  region: "us-east-1",
  cidr: "10.1.0.0/16",
  existing: { vpc, routeTables: { main: table } },
});

testRules(accountRules, [
  {
    code: "account-id-duplicate",
    wrong: { "accounts.app3.id": "222222222222" },
    says: [
      {
        path: "accounts.app3.id",
        got: "222222222222, the id of account app1 too",
        allowed: "an id that no other account has",
        cure: "correct it, or use app1: several participants may share an account",
      },
    ],
    right: { "participants.pa2.account": "app1", "accounts.app3.id": "222222222223" },
  },
  {
    code: "account-unused",
    wrong: { "participants.pa2.account": "app1" },
    says: [
      {
        path: "accounts.app2",
        got: "an account that nothing names",
        allowed: "an account of a hub or a participant",
        cure: "remove it",
      },
    ],
    right: { "participants.pa2.retired": true },
  },
  {
    code: "partition-mixed",
    wrong: {
      "participants.pa1.vpcs.main.region": "cn-north-1",
      "peerings.partner": partner("us-gov-west-1"),
    },
    says: [
      {
        path: "participants.pa1.vpcs.main.region",
        got: "cn-north-1, in partition aws-cn",
        allowed: "a Region of partition aws, as hub east is in",
        cure: "correct the Region, or make an environment of its own",
      },
      { path: "peerings.partner.partner.region", got: "us-gov-west-1, in partition aws-us-gov" },
    ],
    right: { "participants.pa1.vpcs.main.region": "ap-southeast-7", "peerings.partner": partner("mx-central-1") },
  },
  {
    code: "existing-id-duplicate",
    wrong: {
      "participants.pa1.vpcs.main": existing(VPC),
      "participants.pa1.vpcs.west": {
        ...existing(VPC, "rtb-0a1b2c3d4e5f67891"),
        link: { existing: "pcx-0a1b2c3d4e5f67890" },
      },
      "participants.pa1.zone": { name: "pa1.awscloud.com", existing: "Z0123456789ABC" },
      "participants.pa2.zone": { name: "pa2.awscloud.com", existing: "Z0123456789ABC" },
      "peerings.pa1-pa3.existing": "pcx-0a1b2c3d4e5f67890",
    },
    says: [
      {
        path: "participants.pa1.vpcs.west.existing.vpc",
        got: `${VPC}, which pa1/main names too`,
        allowed: "an id that nothing else names",
        cure: "correct the id, or remove the entry that is out of date",
      },
      { path: "participants.pa2.zone.existing", got: "Z0123456789ABC, which participant pa1 names too" },
      { path: "peerings.pa1-pa3.existing", got: "pcx-0a1b2c3d4e5f67890, which pa1/west names too" },
    ],
    right: {
      "participants.pa1.vpcs.main": existing(VPC),
      "participants.pa2.vpcs.main": existing("vpc-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67891"),
      "peerings.pa1-pa3.existing": "pcx-0a1b2c3d4e5f67890",
    },
  },
]);

test("hubs name what exists once too, and share it with other environments", () => {
  const hub = { ...dev.hubs.east, ...existing(VPC), subnets: undefined, cidr: "10.0.0.0/16" };
  const directory = { name: "corp.example.net", existing: "d-0123456789" };
  const east = { ...hub, directory, vpnGateway: { id: "vgw-0a1b2c3d4e5f67890" } };
  const west = { ...east, directory: { ...directory, name: "corp.example.org" } };
  expect(breaches(accountRules, "existing-id-duplicate", { hubs: { east, west } }).map(({ path }) => path)).toEqual([
    "hubs.west.existing.vpc",
    "hubs.west.existing.routeTables.main",
    "hubs.west.directory.existing",
    "hubs.west.vpnGateway.id",
  ]);
  const beside = [neighbour({ hubs: { east }, "participants.pa1.vpcs.main": existing("vpc-0a1b2c3d4e5f67899") })];
  expect(breaches(accountRules, "existing-id-duplicate", { hubs: { east } }, beside)).toEqual([
    expect.objectContaining({
      path: "hubs.east.existing.routeTables.main",
      got: "rtb-0a1b2c3d4e5f67890, which environment staging names too",
    }),
  ]);
});

function partner(region: string): object {
  return {
    vpc: "pa2/main",
    partner: {
      name: "partner",
      account: "999999999999",
      region,
      vpc: "vpc-0999a0b1c2d3e4f50",
      cidrs: ["172.31.0.0/20"],
    },
    handshake: { request: "pending" },
    allow: ["https"],
  };
}
