import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prod } from "../../environments/prod";
import { TerraformJson } from "../support/terraform-json";
import { writeStacks } from "./estates";
import { providersOf } from "./provider-blocks";

const directories = writeStacks(prod);
const stacks = new Map(
  [...directories].map(([stack, at]) => [stack, TerraformJson.parse(readFileSync(join(at, "cdk.tf.json"), "utf8"))]),
);

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: readonly string[] }>>;
}

/** What `cdktf deploy` goes by. */
function manifest(): Manifest["stacks"] {
  const [directory = ""] = directories.values();
  return (JSON.parse(readFileSync(join(directory, "../../manifest.json"), "utf8")) as Manifest).stacks;
}

const named = (...names: readonly string[]) => names.map((name) => `prod-${name}`);
const afterHubs = named("hub-east", "hub-west", "hubs-east-west");

it("there is one stack for each hub, pair of hubs, participant and peering, each after what it needs", () => {
  const dependencies = Object.entries(manifest()).map(([stack, entry]) => [stack, entry.dependencies]);
  expect(Object.fromEntries(dependencies)).toEqual({
    "prod-hub-east": [],
    "prod-hub-west": [],
    "prod-hubs-east-west": named("hub-east", "hub-west"),
    "prod-participant-billing": afterHubs,
    "prod-participant-closing": afterHubs,
    "prod-participant-data": [...afterHubs, "prod-peering-legacy-data"],
    "prod-participant-legacy": [...afterHubs, "prod-peering-legacy-data"],
    "prod-participant-media": afterHubs,
    "prod-participant-platform": afterHubs,
    "prod-participant-search": afterHubs,
    "prod-participant-shop": afterHubs,
    "prod-participant-shop-tools": afterHubs,
    "prod-peering-legacy-billing": named("participant-billing", "participant-legacy"),
    // Retired: it goes before the VPCs that it joined.
    "prod-peering-legacy-data": [],
    "prod-peering-payments": named("participant-billing"),
    "prod-peering-platform-europe": named("participant-platform"),
    "prod-peering-search-data": named("participant-data", "participant-search"),
    "prod-peering-shop-billing": named("participant-billing", "participant-shop"),
    "prod-peering-shop-tools": named("participant-shop", "participant-shop-tools"),
    "prod-peering-telemetry": named("participant-data"),
  });
});

it("synthesis names the stacks in an order that keeps to this", () => {
  const order = [...stacks.keys()];
  expect([...order].sort()).toEqual(Object.keys(manifest()).sort());
  const late = Object.entries(manifest()).flatMap(([stack, { dependencies }]) =>
    dependencies.filter((earlier) => order.indexOf(earlier) > order.indexOf(stack)),
  );
  expect(late).toEqual([]);
});

it("every stack has a state of its own, named after it", () => {
  const keys = [...stacks.values()].map(({ document }) => {
    const { terraform } = document as { terraform: { backend: { s3: { bucket: string; key: string } } } };
    return `${terraform.backend.s3.bucket}/${terraform.backend.s3.key}`;
  });
  const expected = [...stacks.keys()].map((stack) => `example-terraform-state/networking/central-dns/${stack}.tfstate`);
  expect(keys).toEqual(expected);
  expect(new Set(keys).size).toBe(20);
});

it.each([
  ["participant", "prod-participant-closing", ["closing", "dns"]],
  ["peering", "prod-peering-legacy-data", ["legacy", "data"]],
])("a retired %s keeps its stack, its backend and the providers to remove the rest by", (_what, stack, aliases) => {
  const json = stacks.get(stack);
  expect(Object.keys(json?.document ?? {}).sort()).toEqual(["//", "provider", "terraform"]);
  expect(json && [...providersOf(json).keys()]).toEqual(aliases);
});

it("each provider acts in the full role where the stack owns the account, elsewhere in the role for connecting", () => {
  const roles = [...stacks].map(([stack, json]) => [
    stack,
    Object.fromEntries([...providersOf(json)].map(([alias, { role }]) => [alias, role])),
  ]);
  const [dns, plain] = ["dns/connect", "central-dns"];
  const legacy = "OrganizationAccountAccessRole";
  expect(Object.fromEntries(roles)).toEqual({
    "prod-hub-east": { dns: "dns/admin" },
    "prod-hub-west": { dns: "dns/admin" },
    "prod-hubs-east-west": { dns: "dns/admin" },
    "prod-participant-billing": { billing: plain, dns },
    "prod-participant-closing": { closing: plain, dns },
    "prod-participant-data": { data: plain, dns },
    "prod-participant-legacy": { legacy, dns },
    "prod-participant-media": { media: plain, dns },
    "prod-participant-platform": { dns: "dns/admin" },
    "prod-participant-search": { search: plain, dns },
    "prod-participant-shop": { shop: plain, dns },
    "prod-participant-shop-tools": { shop: plain, dns },
    "prod-peering-legacy-billing": { legacy, billing: "network/connect" },
    "prod-peering-legacy-data": { legacy, data: plain },
    "prod-peering-payments": { billing: "network/connect" },
    "prod-peering-platform-europe": { dns },
    "prod-peering-search-data": { search: plain, data: plain },
    "prod-peering-shop-billing": { shop: plain, billing: "network/connect" },
    "prod-peering-shop-tools": { shop: plain },
    "prod-peering-telemetry": { data: plain },
  });
});

it("an account has the same id in every stack", () => {
  const ids = [...stacks.values()].flatMap((json) =>
    [...providersOf(json)].map(([alias, { account }]) => `${alias} ${account}`),
  );
  const declared = Object.entries(prod.accounts).map(([alias, { id }]) => `${alias} ${id}`);
  expect([...new Set(ids)].sort()).toEqual(declared.sort());
});
