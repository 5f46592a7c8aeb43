import { hubsInCommon, sharesHub } from "../../../model/rules/shared-hubs";
import { devWith } from "../dev";
import { derivedFrom, prodWith } from "../prod";
import { type Changes, estateOf } from "./rule-cases";

const existing = (vpc: string): Changes => ({
  "hubs.east.subnets": undefined,
  "hubs.east.directory": { name: "corp.example.net", existing: "d-9267a0b1c2" },
  "hubs.east.existing": { vpc, routeTables: {} },
});

function dev(changes: Changes) {
  return estateOf(devWith(changes));
}

describe("a hub is one account, Region and primary network", () => {
  test.each<[string, Changes, boolean]>([
    ["the same under another name", { name: "test" }, true],
    ["the VPC that another environment created", existing("vpc-0123456789abcdef0"), true],
    ["another account", { "accounts.dns.id": "999999999999" }, false],
    ["another Region", { "hubs.east.region": "us-west-2" }, false],
    ["another network", { "hubs.east.cidr": "10.0.0.0/20" }, false],
  ])("%s", (_, changes, shared) => {
    expect(sharesHub(dev({}), dev(changes))).toBe(shared);
    expect(sharesHub(dev(changes), dev({}))).toBe(shared);
  });

  test("ids of VPCs tell better", () => {
    const one = dev(existing("vpc-0123456789abcdef0"));
    expect(sharesHub(one, dev(existing("vpc-0123456789abcdef1")))).toBe(false);
    expect(sharesHub(one, dev({ ...existing("vpc-0123456789abcdef0"), "hubs.east.cidr": "10.0.0.0/20" }))).toBe(true);
  });
});

test("of several hubs those in common are paired", () => {
  const one = derivedFrom(prodWith({}));
  const other = derivedFrom(prodWith({ name: "test", "hubs.east.region": "us-east-2" }));
  expect(hubsInCommon(one, other).map((pair) => pair.map(({ key }) => key))).toEqual([["west", "west"]]);
});
