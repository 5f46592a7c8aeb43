import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { clientRules } from "../../../model/rules/clients";
import { connectionQuotaRules } from "../../../model/rules/connection-quotas";
import { dnsQuotaRules } from "../../../model/rules/dns-quotas";
import { networkRules } from "../../../model/rules/networks";
import { overlapRules } from "../../../model/rules/overlaps";
import { peeringRules } from "../../../model/rules/peerings";
import { quotaRules } from "../../../model/rules/quotas";
import { subnetRules } from "../../../model/rules/subnets";
import { devWith } from "../dev";
import { derivedFrom } from "../prod";
import { block, breaches, many } from "./breaches";

const rules = [
  ...networkRules,
  ...subnetRules,
  ...overlapRules,
  ...clientRules,
  ...peeringRules,
  ...quotaRules,
  ...connectionQuotaRules,
  ...dnsQuotaRules,
];

test.each([dev, prod])(
  "the example environment $name breaks none of the rules on networks and quotas",
  (environment) => {
    expect(breaches(rules, environment)).toEqual([]);
  },
);

test("1,000 participants behind ten hubs are judged in a moment", () => {
  const estate = derivedFrom(devWith(estateOf(1000, 10)));
  const start = performance.now();
  const broken = rules.filter(({ check }) => [...check({ estate, neighbours: [], others: [] })].length > 0);
  const took = performance.now() - start;
  expect(broken.map(({ code }) => code)).toEqual(["peerings-default", "vpcs-default"]);
  expect(took).toBeLessThan(2000);
});

test("where all of them have the same network, each is told once, with a few of the others", () => {
  const alike = derivedFrom(devWith(estateOf(1000, 10, () => "10.16.0.0/24")));
  const found = overlapRules.flatMap(({ check }) => [...check({ estate: alike, neighbours: [], others: [] })]);
  const places = new Set(found.map(({ path }) => path.join(".")));
  // Of the hundred behind a hub all but the first, and all that are peered with the one before.
  expect(places.size).toBe(999);
  expect(found.length).toBeLessThan(2 * 1000);
  const crowded = found.filter(({ got }) => got.endsWith(" and others"));
  expect(crowded.length).toBeGreaterThan(900);
  for (const { got } of crowded) expect(got.match(/\(participants\.a\d+\.vpcs\.main\.cidr\)/g)).toHaveLength(3);
});

/** An estate whose participants have an account and a VPC each, and a peering with the next one. */
function estateOf(participants: number, hubs: number, network = block): Readonly<Record<string, unknown>> {
  const hub = (at: number) => ({
    ...dev.hubs.east,
    cidr: `10.0.${at}.0/24`,
    subnets: { a: { cidr: `10.0.${at}.0/25`, az: "a" }, b: { cidr: `10.0.${at}.128/25`, az: "b" } },
    directory: { name: `h${at}.example.net`, subnets: ["a", "b"] },
  });
  const participant = (at: number) => ({
    account: `a${at}`,
    hub: `a${at % hubs}`,
    zone: `a${at}.awscloud.com`,
    vpcs: {
      main: { region: "us-east-1", cidr: network(at), subnets: { a: { cidr: network(at), az: "a" } } },
    },
    records: many(5, () => ({ type: "A", values: ["10.16.0.10"] })),
  });
  return {
    stacks: "per-account",
    accounts: { dns: { id: "111111111111" }, ...many(participants, (at) => ({ id: String(200_000_000_000 + at) })) },
    hubs: many(hubs, hub),
    sites: { office: { ...dev.sites?.office, hub: "a0" } },
    participants: many(participants, participant),
    peerings: many(participants - 1, (at) => ({ between: [`a${at}/main`, `a${at + 1}/main`], allow: ["https"] })),
  };
}
