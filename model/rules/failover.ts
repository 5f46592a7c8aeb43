import type { Estate } from "../estate";
import { type PlacedRecord, recordsByNameAndType, recordsOf } from "./record-sets";
import type { Rule } from "./rule";

const failoverAlone: Rule = {
  code: "failover-alone",
  severity: "warning",
  exceptions: "allowed",
  title: "A failover has a primary and a secondary",
  why: "Without the other one there is nothing to fail over to, or nothing to fail over from.",
  source: "Route 53 Developer Guide, active-passive failover",
  wrong: '{ "db-first": { name: "db", routing: { failover: "primary" } } }',
  right: '{ "db-first": { name: "db", routing: { failover: "primary" } }, "db-second": { ... "secondary" } }',
  *check({ estate }) {
    for (const records of recordsByNameAndType(estate)) {
      const roles = new Set(records.map(roleOf));
      const first = records.find((placed) => roleOf(placed) !== undefined);
      if (first === undefined || roles.has("primary") === roles.has("secondary")) continue;
      const [role, missing] = roles.has("primary") ? ["primary", "secondary"] : ["secondary", "primary"];
      yield {
        path: [...first.path, "routing"],
        got: `${role}, and no ${missing}`,
        allowed: `both for ${first.name} ${first.type}`,
        cure: `add the ${missing}, or remove the routing`,
      };
    }
  },
};

const failoverUnchecked: Rule = {
  code: "failover-health-check",
  severity: "error",
  exceptions: "refused",
  title: "A primary has a health check",
  why: "Route 53 refuses one without: nothing would tell it when to fail over. An alias may follow its target instead.",
  source: "Route 53 API, ChangeResourceRecordSets; kubernetes-sigs/external-dns#2362",
  wrong: '{ values: ["10.1.1.10"], routing: { failover: "primary" } }',
  right: '{ values: ["10.1.1.10"], routing: { failover: "primary" }, healthCheckId: "0a1b2c3d-..." }',
  *check({ estate }) {
    for (const { record, path } of uncheckedPrimaries(estate)) {
      if ("alias" in record.content) continue;
      const cure = "add one that watches a CloudWatch alarm: health checkers stand outside the VPC";
      yield { path: [...path, "healthCheckId"], got: "nothing", allowed: "the id of a health check", cure };
    }
  },
};

const failoverNever: Rule = {
  code: "failover-never",
  severity: "warning",
  exceptions: "allowed",
  title: "The primary of a failover can fail",
  why: "An alias that neither follows the health of its target nor has a health check is always healthy.",
  source: "Route 53 Developer Guide, how Route 53 chooses records when health checking is configured",
  wrong: '{ alias: { name: "lb.pa1.awscloud.com" }, routing: { failover: "primary" } }',
  right: '{ alias: { name: "lb.pa1.awscloud.com", evaluateTargetHealth: true }, routing: { failover: "primary" } }',
  *check({ estate }) {
    for (const { record, path } of uncheckedPrimaries(estate)) {
      if (!("alias" in record.content) || record.content.evaluateTargetHealth) continue;
      const cure = "set it, or add a healthCheckId";
      yield { path: [...path, "alias", "evaluateTargetHealth"], got: "false", allowed: "true", cure };
    }
  },
};

const uselessHealthCheck: Rule = {
  code: "health-check-simple",
  severity: "warning",
  exceptions: "allowed",
  title: "A health check has something to decide",
  why: "A record set without routing policy is the only one of its name and type, and answers whatever the check says.",
  source: "Route 53 Developer Guide, how Route 53 chooses records when health checking is configured",
  wrong: '{ values: ["10.1.1.10"], healthCheckId: "0a1b2c3d-..." }',
  right: '{ values: ["10.1.1.10"], healthCheckId: "0a1b2c3d-...", routing: { multivalue: true } }',
  *check({ estate }) {
    for (const { record, path } of recordsOf(estate)) {
      if (record.healthCheckId === undefined || record.routing !== undefined) continue;
      const cure = "add routing, or remove it";
      yield { path: [...path, "healthCheckId"], got: "no routing", allowed: "a routing policy with it", cure };
    }
  },
};

export const failoverRules: readonly Rule[] = [failoverAlone, failoverUnchecked, failoverNever, uselessHealthCheck];

/** Primaries without a health check of their own. */
function uncheckedPrimaries(estate: Estate): PlacedRecord[] {
  return recordsOf(estate).filter((placed) => {
    return roleOf(placed) === "primary" && placed.record.healthCheckId === undefined;
  });
}

/** Whether a record set is a primary or a secondary. */
function roleOf({ record: { routing } }: PlacedRecord): "primary" | "secondary" | undefined {
  return routing && "failover" in routing ? routing.failover : undefined;
}
