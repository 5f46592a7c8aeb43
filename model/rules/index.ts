import { type Finding, pathText } from "../finding";
import { accountRules } from "./accounts";
import { clientRules } from "./clients";
import { connectionQuotaRules } from "./connection-quotas";
import { dnsQuotaRules } from "./dns-quotas";
import { failoverRules } from "./failover";
import { forwardingRules } from "./forwarding";
import { hubServerRules } from "./hub-servers";
import { networkRules } from "./networks";
import { overlapRules } from "./overlaps";
import { peeringRules } from "./peerings";
import { quotaRules } from "./quotas";
import { recordTargetRules } from "./record-targets";
import { recordRules } from "./records";
import { routingRules } from "./routing";
import type { Rule, RuleContext } from "./rule";
import { siteServerRules } from "./site-servers";
import { subnetRules } from "./subnets";
import { terraformNameRules } from "./terraform-names";
import { useRules } from "./uses";
import { zoneRules } from "./zones";

/** Every rule, by theme. */
export const rules: readonly Rule[] = [
  ...networkRules,
  ...subnetRules,
  ...overlapRules,
  ...clientRules,
  ...peeringRules,
  ...quotaRules,
  ...connectionQuotaRules,
  ...dnsQuotaRules,
  ...zoneRules,
  ...forwardingRules,
  ...siteServerRules,
  ...hubServerRules,
  ...recordRules,
  ...recordTargetRules,
  ...routingRules,
  ...failoverRules,
  ...useRules,
  ...accountRules,
  ...terraformNameRules,
];

/** Everything in an estate that breaks a rule. */
export function applyRules(context: RuleContext): Finding[] {
  return rules.flatMap(({ code, severity, check }) =>
    [...check(context)].map(({ path, ...breach }) => ({ code, severity, path: pathText(path), ...breach })),
  );
}

export type { Breach, Rule, RuleContext } from "./rule";
