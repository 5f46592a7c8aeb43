import { estateWith, faultsWith, named } from "./prod";

const texts = (keyed: readonly { readonly key: string }[]) => keyed.map(({ key }) => key);
const withoutPeerings = { peerings: {} };

test("a retired participant keeps its place, and has no VPC that stays", () => {
  const { participants } = estateWith({});
  const closing = named(participants, "closing");
  expect(closing).toMatchObject({ retired: true, account: { key: "closing" }, home: { key: "main" }, vpcs: [] });
  expect(texts(closing.retiredVpcs)).toEqual(["main"]);
  expect(named(participants, "shop").retired).toBe(false);
});

test("a retired VPC stands apart from those that stay", () => {
  const shop = (retired: unknown) =>
    named(estateWith({ "participants.shop.vpcs.west.retired": retired }).participants, "shop");
  expect([texts(shop(true).vpcs), texts(shop(true).retiredVpcs)]).toEqual([["main"], ["west"]]);
  for (const stays of [false, undefined]) {
    expect([texts(shop(stays).vpcs), texts(shop(stays).retiredVpcs)]).toEqual([["main", "west"], []]);
  }
});

test("a retired record or site is gone", () => {
  const { sites, participants } = estateWith({ "sites.plant.retired": true, "sites.headquarters.retired": false });
  expect(texts(named(participants, "shop").records)).toEqual(["api-east", "api-west", "checkout"]);
  expect(texts(sites)).toEqual(["datacenter", "headquarters"]);
});

test("a retired record or site is still read: only what is right may wait for its removal", () => {
  const retired = { type: "CNAME", values: ["10.1.1.10"], retired: true };
  expect(faultsWith({ "participants.shop.records.old": retired })).toMatchObject([{ code: "domain-numeric-top" }]);
  expect(faultsWith({ "sites.plant.retired": true, "sites.plant.hub": "north" })).toMatchObject([
    { code: "unknown-name", path: "sites.plant.hub" },
  ]);
});

test("a retired peering says so, be it ours or a partner's", () => {
  const { peerings } = estateWith({ "peerings.payments.retired": true });
  const retired = peerings.filter((peering) => peering.retired);
  expect(texts(retired)).toEqual(["legacy-data", "payments"]);
});

describe("the VPC that a zone was created with goes only with its participant", () => {
  const fault = {
    code: "home-retired",
    got: "true, on the VPC that the zone was created with",
    allowed: "retiring any other VPC, or the whole participant",
    cure: "retire the participant, or move its zone first",
  };
  const home = "participants.search.vpcs.oregon.retired";

  test.each([
    [{ ...withoutPeerings, [home]: true }, home],
    [{ ...withoutPeerings, "participants.data.vpcs.main.retired": true }, "participants.data.vpcs.main.retired"],
  ])("%j", (changes, path) => {
    expect(faultsWith(changes)).toEqual([{ ...fault, path }]);
  });

  test.each([
    [{ ...withoutPeerings, [home]: true, "participants.search.home": "california" }],
    [{ ...withoutPeerings, [home]: true, "participants.search.retired": true }],
    [{ ...withoutPeerings, [home]: false }],
    [{ "participants.search.vpcs.california.retired": true }],
  ])("%j is right", (changes) => {
    expect(faultsWith(changes)).toEqual([]);
  });
});

describe("a VPC goes only after its peerings", () => {
  const fault = {
    code: "peering-retired",
    allowed: "VPCs that stay",
    cure: "retire this peering too: it goes before the VPC",
  };
  const retiredVpc = { "participants.platform.vpcs.europe.retired": true };

  test.each([
    [retiredVpc, "peerings.platform-europe.between[1]", "platform/europe"],
    [{ "participants.search.retired": true }, "peerings.search-data.between[0]", "search/oregon"],
    [
      { "peerings.telemetry.vpc": "shop/west", "participants.shop.vpcs.west.retired": true },
      "peerings.telemetry.vpc",
      "shop/west",
    ],
  ])("%j", (changes, path, vpc) => {
    expect(faultsWith(changes)).toEqual([{ ...fault, path, got: JSON.stringify(vpc) }]);
  });

  test("each end is told, also where another fault keeps its participant from being read", () => {
    const both = { "participants.platform.retired": true, "participants.platform.account": "nowhere" };
    expect(faultsWith(both).map(({ code, path }) => [code, path])).toEqual([
      ["unknown-name", "participants.platform.account"],
      ["peering-retired", "peerings.platform-europe.between[0]"],
      ["peering-retired", "peerings.platform-europe.between[1]"],
    ]);
  });

  test.each([
    [{ ...retiredVpc, "peerings.platform-europe.retired": true }],
    [{ ...retiredVpc, "peerings.platform-europe": undefined }],
    [{ "peerings.platform-europe.retired": true }],
  ])("%j is right", (changes) => {
    expect(faultsWith(changes)).toEqual([]);
  });
});

test("a retired peering still finds its VPCs, retired or not", () => {
  const { peerings } = estateWith({ "participants.legacy.retired": true, "peerings.legacy-billing.retired": true });
  expect(named(peerings, "legacy-data")).toMatchObject({
    requester: { vpc: { path: "legacy/main" } },
    accepter: { vpc: { path: "data/main" } },
  });
});
