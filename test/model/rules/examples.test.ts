import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import { pathText } from "../../../model/finding";
import { accountRules } from "../../../model/rules/accounts";
import { failoverRules } from "../../../model/rules/failover";
import { forwardingRules } from "../../../model/rules/forwarding";
import { hubServerRules } from "../../../model/rules/hub-servers";
import { recordTargetRules } from "../../../model/rules/record-targets";
import { recordRules } from "../../../model/rules/records";
import { routingRules } from "../../../model/rules/routing";
import { siteServerRules } from "../../../model/rules/site-servers";
import { terraformNameRules } from "../../../model/rules/terraform-names";
import { useRules } from "../../../model/rules/uses";
import { zoneRules } from "../../../model/rules/zones";
import { changed } from "../dev";
import { estateOf } from "./rule-cases";

const rules = [
  ...zoneRules,
  ...forwardingRules,
  ...siteServerRules,
  ...hubServerRules,
  ...recordRules,
  ...recordTargetRules,
  ...routingRules,
  ...failoverRules,
  ...accountRules,
  ...terraformNameRules,
  ...useRules,
];

const CHECKED = { "participants.pa2.records.db-first.healthCheckId": "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9" };

test.each([
  ["dev", changed(dev, CHECKED)],
  ["prod", prod],
])("the example %s breaks no rule on names, servers and records", (_name, environment) => {
  const context = { estate: estateOf(environment), neighbours: [], others: [] };
  const broken = rules.flatMap(({ code, check }) =>
    [...check(context)].map(({ path }) => `${code} at ${pathText(path)}`),
  );
  expect(broken).toEqual([]);
});

test("every rule has a code of its own", () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
});
