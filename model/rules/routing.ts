import type { RoutingPolicy } from "../../modules";
import { and } from "../wording";
import { type PlacedRecord, recordsByNameAndType, recordsOf } from "./record-sets";
import type { Rule } from "./rule";

const routingMixed: Rule = {
  code: "routing-mixed",
  severity: "error",
  exceptions: "refused",
  title: "The record sets of a name and type have one routing policy",
  why: "Route 53 decides between them by one policy, and refuses another one or none beside it.",
  source: "Route 53 Developer Guide, choosing a routing policy",
  wrong: '{ a: { name: "api", routing: { weighted: 90 } }, b: { name: "api", routing: { failover: "secondary" } } }',
  right: '{ a: { name: "api", routing: { weighted: 90 } }, b: { name: "api", routing: { weighted: 10 } } }',
  *check({ estate }) {
    for (const [first, ...others] of recordsByNameAndType(estate)) {
      const policy = first && policyOf(first);
      for (const other of others) {
        if (policyOf(other) === policy) continue;
        yield {
          path: [...other.path, "routing"],
          got: `${policyOf(other)}, beside ${policy} in record ${first?.record.key}`,
          allowed: `one policy for all of ${other.name} ${other.type}`,
          cure: "give all of them the same policy, or other names",
        };
      }
    }
  },
};

const routingTwice: Rule = {
  code: "routing-duplicate",
  severity: "error",
  exceptions: "refused",
  title: "A routing policy can tell its record sets apart",
  why: "Route 53 refuses a second primary or secondary, and a second record set for one Region or location.",
  source: "Route 53 API, ResourceRecordSet",
  wrong: '{ a: { name: "db", routing: { failover: "primary" } }, b: { name: "db", routing: { failover: "primary" } } }',
  right:
    '{ a: { name: "db", routing: { failover: "primary" } }, b: { name: "db", routing: { failover: "secondary" } } }',
  *check({ estate }) {
    for (const records of recordsByNameAndType(estate)) {
      const owners = new Map<string, string>();
      for (const { record, name, type, path } of records) {
        const place = record.routing && distinctionOf(record.routing);
        if (place === undefined) continue;
        const owner = owners.get(place);
        owners.set(place, owner ?? record.key);
        if (owner === undefined) continue;
        const got = `${place}, which record ${owner} is for already`;
        const allowed = `each role, Region and location once for ${name} ${type}`;
        yield { path: [...path, "routing"], got, allowed, cure: "choose another, or remove one of the two" };
      }
    }
  },
};

const geolocationDefault: Rule = {
  code: "geolocation-default",
  severity: "warning",
  exceptions: "allowed",
  title: "A geolocation policy answers everybody",
  why: "Whoever asks from a place that no record set is for, or from an unknown one, gets no answer.",
  source: "Route 53 Developer Guide, geolocation routing",
  wrong: '{ "portal-us": { name: "portal", routing: { geolocation: { country: "US" } } } }',
  right: '{ "portal-us": { ... }, "portal-any": { name: "portal", routing: { geolocation: { country: "*" } } } }',
  *check({ estate }) {
    for (const records of recordsByNameAndType(estate)) {
      const places = records.map(({ record: { routing } }) => routing && distinctionOf(routing));
      const [first] = records.filter(({ record: { routing } }) => routing && "geolocation" in routing);
      if (first === undefined || places.includes("country *")) continue;
      yield {
        path: [...first.path, "routing", "geolocation"],
        got: and([...new Set(places.filter((place) => place !== undefined))]),
        allowed: `these, and country * for everywhere else, for ${first.name} ${first.type}`,
        cure: 'add a record set with geolocation: { country: "*" }',
      };
    }
  },
};

const geolocationSubdivision: Rule = {
  code: "geolocation-subdivision",
  severity: "error",
  exceptions: "refused",
  title: "Subdivisions are those of the United States and Ukraine",
  why: "Route 53 knows no others and refuses them.",
  source: "Route 53 API, GeoLocation",
  wrong: '{ geolocation: { country: "DE", subdivision: "BY" } }',
  right: '{ geolocation: { country: "US", subdivision: "CA" } }',
  *check({ estate }) {
    for (const { record, path } of recordsOf(estate)) {
      if (!record.routing || !("geolocation" in record.routing)) continue;
      const { geolocation } = record.routing;
      if (!("country" in geolocation) || geolocation.subdivision === undefined) continue;
      if (geolocation.country === "US" || geolocation.country === "UA") continue;
      yield {
        path: [...path, "routing", "geolocation", "subdivision"],
        got: `${geolocation.subdivision} of ${geolocation.country}`,
        allowed: "a subdivision of US or UA",
        cure: "remove it",
      };
    }
  },
};

const multivalueType: Rule = {
  code: "routing-multivalue",
  severity: "error",
  exceptions: "refused",
  title: "A multivalue answer is made of values",
  why: "Route 53 refuses the policy for aliases and for CNAMEs.",
  source: "Route 53 Developer Guide, values specific for multivalue answer records",
  wrong: '{ type: "CNAME", values: ["a.pa1.awscloud.com"], routing: { multivalue: true } }',
  right: '{ type: "A", values: ["10.1.1.10"], routing: { multivalue: true } }',
  *check({ estate }) {
    for (const { record, type, path } of recordsOf(estate)) {
      const isAlias = "alias" in record.content;
      if (!record.routing || !("multivalue" in record.routing) || (!isAlias && type !== "CNAME")) continue;
      const got = `multivalue, for ${isAlias ? "an alias" : "a CNAME"}`;
      yield {
        path: [...path, "routing"],
        got,
        allowed: "another policy",
        cure: "use weighted, each with the same weight",
      };
    }
  },
};

export const routingRules: readonly Rule[] = [
  routingMixed,
  routingTwice,
  geolocationDefault,
  geolocationSubdivision,
  multivalueType,
];

/** `weighted`, `failover`, ..., `simple`. */
function policyOf({ record: { routing } }: PlacedRecord): string {
  return (routing && Object.keys(routing)[0]) ?? "simple";
}

/** What a record set is for that no other one may be; weights and values may be the same. */
function distinctionOf(routing: RoutingPolicy): string | undefined {
  if ("failover" in routing) return routing.failover;
  if ("latency" in routing) return `Region ${routing.latency.name}`;
  if (!("geolocation" in routing)) return undefined;
  const { geolocation } = routing;
  if ("continent" in geolocation) return `continent ${geolocation.continent}`;
  const { country, subdivision } = geolocation;
  return subdivision === undefined ? `country ${country}` : `country ${country}, subdivision ${subdivision}`;
}
