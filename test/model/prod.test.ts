import { prod } from "../../environments/prod";
import { checkEnvironment } from "../../model";
import { derivedFrom, faultsWith } from "./prod";

test("prod has nothing wrong with it", () => {
  expect(checkEnvironment(prod).findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("the layout is the one of the environment", () => {
  expect(derivedFrom(prod).layout).toBe("per-account");
  expect(derivedFrom({ ...prod, stacks: "per-environment" }).layout).toBe("per-environment");
});

test("every entry of prod is in its estate, save the record that is retired", () => {
  const estate = derivedFrom(prod);
  const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);
  expect(keys(estate.accounts)).toEqual(Object.keys(prod.accounts).sort());
  expect(keys(estate.hubs)).toEqual(["east", "west"]);
  expect(keys(estate.sites)).toEqual(["datacenter", "headquarters", "plant"]);
  expect(keys(estate.peerings)).toEqual(Object.keys(prod.peerings ?? {}).sort());
  expect(
    estate.participants.map(({ key, home, vpcs, retiredVpcs, records }) => [
      key,
      home.path,
      [...keys(vpcs), ...keys(retiredVpcs)],
      keys(records),
    ]),
  ).toEqual([
    ["billing", "billing/main", ["main"], ["ledger"]],
    ["closing", "closing/main", ["main"], []],
    ["data", "data/main", ["main"], ["lake"]],
    ["legacy", "legacy/main", ["main"], ["mainframe"]],
    ["media", "media/main", ["main"], ["encoder"]],
    ["platform", "platform/main", ["europe", "main", "west"], ["vault"]],
    ["search", "search/oregon", ["california", "oregon"], ["index"]],
    ["shop", "shop/main", ["main", "west"], ["api-east", "api-west", "checkout"]],
    ["shop-tools", "shop-tools/main", ["main"], ["ci"]],
  ]);
});

test("a participant's VPCs lie in its account, in the Region and under the switch of each", () => {
  const vpcs = derivedFrom(prod).participants.flatMap((participant) => [
    ...participant.vpcs,
    ...participant.retiredVpcs,
  ]);
  const told = new Map(vpcs.map(({ path, account, region, dns }) => [path, [account.key, region.name, dns]]));
  expect(told.get("platform/europe")).toEqual(["dns", "eu-west-1", "hub"]);
  expect(told.get("shop-tools/main")).toEqual(["shop", "us-east-1", "hub"]);
  expect(told.get("billing/main")).toEqual(["billing", "us-east-1", "amazon-provided"]);
  expect(told.get("closing/main")).toEqual(["closing", "us-east-1", "hub"]);
});

describe("one wrong name is one finding", () => {
  const places = namesIn(prod);

  test("wherever prod names something", () => {
    expect(places.length).toBeGreaterThan(50);
    expect(new Set(places.map(kindOf))).toEqual(
      new Set([
        "reverseLookup.hub",
        "hubs.*.account",
        "hubs.*.directory.subnets.*",
        "sites.*.hub",
        "sites.*.otherHubs.*",
        "participants.*.account",
        "participants.*.hub",
        "participants.*.home",
        "participants.*.vpcs.*.hub",
        "peerings.*.between.*",
        "peerings.*.vpc",
        "peerings.*.allow.*",
        "peerings.*.routes.tables.*",
        "peerings.*.routes.*.tables.*",
      ]),
    );
  });

  test.each(places)("%s", (place) => {
    expect(faultsWith({ [place]: "nowhere" })).toEqual([
      {
        code: "unknown-name",
        path: place.replace(/\.(\d+)$/, "[$1]"),
        got: '"nowhere"',
        allowed: expect.stringMatching(/^[a-z]/) as string,
      },
    ]);
  });
});

/** Places at which one entry names another. */
function namesIn(value: unknown, place = ""): string[] {
  if (/(^|\.)(hub|account|home|vpc)$|\.(otherHubs|between|allow|tables|directory\.subnets)\.\d+$/.test(place)) {
    return typeof value === "string" && !/^(vpc-|\d)/.test(value) ? [place] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => namesIn(entry, place === "" ? key : `${place}.${key}`));
}

/** The place with * for every id: `participants.*.hub`. */
function kindOf(place: string): string {
  const ofEntry = place.replace(/^(hubs|sites|participants|peerings)\.[^.]+/, "$1.*").replace(/\.\d+$/, ".*");
  return ofEntry.replace(/\.(vpcs|routes)\.(?!tables)[^.]+/, ".$1.*");
}
