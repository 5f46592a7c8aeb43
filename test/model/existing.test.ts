import { estateWith, faultsWith, named } from "./prod";

const vpc = "participants.legacy.vpcs.main";
const subnets = { app: { cidr: "172.20.0.0/24", az: "a" } };

test("a VPC that exists has its id and its route tables, by name and in the order of the names", () => {
  const { hubs, participants } = estateWith({});
  expect(named(hubs, "west")).toMatchObject({
    source: { vpcId: "vpc-0128a0b1c2d3e4f50", tableIds: { private: "rtb-0128a0b1c2d3e4f50" } },
    routeTables: ["private"],
  });
  const { home } = named(participants, "legacy");
  expect(home.source).toEqual({
    vpcId: "vpc-0172a0b1c2d3e4f50",
    tableIds: { main: "rtb-0172a0b1c2d3e4f50", batch: "rtb-0172a0b1c2d3e4f51" },
  });
  expect(home.routeTables).toEqual(["batch", "main"]);
});

test("a VPC that is created has its subnets, and the route tables that those name", () => {
  const { home } = named(estateWith({}).participants, "shop");
  expect(home.source).toMatchObject({
    subnets: [
      { key: "app-a", availabilityZone: "us-east-1a", routeTable: "private" },
      { key: "app-b", availabilityZone: "us-east-1b", routeTable: "private" },
      { key: "pods-a", cidr: { text: "100.64.0.0/18" }, routeTable: "pods" },
      { key: "pods-b", cidr: { text: "100.64.64.0/18" }, routeTable: "pods" },
    ],
  });
  expect(home.routeTables).toEqual(["pods", "private"]);
});

test("the primary network of a VPC comes first, then the secondary ones, created or not", () => {
  const secondary = ["172.21.0.0/16", "100.64.128.0/20"];
  const { participants } = estateWith({ [`${vpc}.secondaryCidrs`]: secondary });
  const networks = (key: string) => named(participants, key).home.cidrs.map(({ text }) => text);
  expect(networks("shop")).toEqual(["10.1.0.0/16", "100.64.0.0/16"]);
  expect(networks("legacy")).toEqual(["172.20.0.0/16", ...secondary]);
  expect(networks("data")).toEqual(["10.5.0.0/16"]);
});

describe("a VPC is created with its subnets, or it exists", () => {
  const allowed = "subnets of a VPC that is created, or existing with the id of one that is there";
  const neither = { got: "neither subnets nor an existing VPC", allowed, cure: "add subnets" };
  const both = { got: "subnets, and an existing VPC", allowed, cure: "remove one of the two" };

  test.each([
    [{ [`${vpc}.existing`]: undefined }, `${vpc}.subnets`, neither],
    [{ [`${vpc}.subnets`]: subnets }, `${vpc}.subnets`, both],
    [{ "hubs.west.existing": undefined }, "hubs.west.subnets", neither],
    [{ "hubs.west.subnets": subnets }, "hubs.west.subnets", both],
    [{ "hubs.east.existing": { vpc: "vpc-0128a0b1", routeTables: {} } }, "hubs.east.subnets", both],
  ])("%j", (changes, path, fault) => {
    expect(faultsWith(changes)).toEqual([{ code: "vpc-source", path, ...fault }]);
  });

  test.each([
    [{ [`${vpc}.existing`]: undefined, [`${vpc}.subnets`]: subnets }],
    [{ "hubs.west.existing": undefined, "hubs.west.subnets": subnets }],
    [{ "participants.data.vpcs.main.subnets": {}, peerings: {} }],
  ])("%j is right", (changes) => {
    expect(faultsWith(changes)).toEqual([]);
  });
});

test("a zone exists or is created, and keeps its authorizations unless it releases them", () => {
  const { participants } = estateWith({ "participants.legacy.authorizations": "released" });
  const zones = participants.map(({ key, zone: { name, ...rest } }) => [key, name.text, rest] as const);
  expect(zones).toEqual(
    expect.arrayContaining([
      ["shop", "shop.aws.example.net", { authorization: "kept" }],
      ["search", "search.aws.example.net", { authorization: "released" }],
      ["legacy", "legacy.aws.example.net", { existingId: "Z0123456789LEGACY", authorization: "released" }],
    ]),
  );
});

test("a VPC reaches its hub over a peering of ours, over one that exists, or over what others made", () => {
  const { participants } = estateWith({});
  const links = ["shop", "legacy", "media"].map((key) => named(participants, key).home.link);
  expect(links).toEqual(["peering", { existing: "pcx-0172a0b1c2d3e4f50" }, "external"]);
});

test("a VPC gateway and a peering that exist have their ids, others have none", () => {
  const { hubs, peerings } = estateWith({});
  expect(hubs.map((hub) => hub.vpnGateway)).toEqual([{ asn: 64600 }, { id: "vgw-0128a0b1c2d3e4f50" }]);
  expect(named(peerings, "legacy-billing")).toMatchObject({ existingId: "pcx-0172a0b1c2d3e4f53" });
  expect(named(peerings, "shop-billing")).not.toHaveProperty("existingId");
});

describe("an id is of the kind that belongs there", () => {
  test.each([
    [`${vpc}.existing.vpc`, "pcx-0172a0b1c2d3e4f50", "aws-id-vpc"],
    [`${vpc}.existing.routeTables.main`, "vpc-0172a0b1c2d3e4f50", "aws-id-route-table"],
    [`${vpc}.link.existing`, "rtb-0172a0b1c2d3e4f50", "aws-id-vpc-peering"],
    ["participants.legacy.zone.existing", "vpc-0172a0b1c2d3e4f50", "aws-id-hosted-zone"],
    ["hubs.west.existing.vpc", "d-9267a0b1c2", "aws-id-vpc"],
    ["hubs.west.directory.existing", "vpc-0128a0b1c2d3e4f50", "aws-id-directory"],
    ["hubs.west.vpnGateway.id", "vpc-0128a0b1c2d3e4f50", "aws-id-vpn-gateway"],
    ["peerings.legacy-billing.existing", "vpc-0172a0b1c2d3e4f53", "aws-id-vpc-peering"],
    ["peerings.payments.partner.vpc", "data/main", "aws-id-vpc"],
    ["peerings.payments.handshake.accept", "pending", "aws-id-vpc-peering"],
  ])("%s: %s", (path, id, code) => {
    expect(faultsWith({ [path]: id })).toMatchObject([{ code, path, got: JSON.stringify(id) }]);
  });
});
