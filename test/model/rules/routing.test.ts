import { failoverRules } from "../../../model/rules/failover";
import { routingRules } from "../../../model/rules/routing";
import { breaches, testRules } from "./rule-cases";

const pa1 = (records: object) => ({ "participants.pa1.records": records, "participants.pa2.records": {} });
const api = (routing: object | undefined, more: object = {}) => {
  return { name: "api", type: "A", values: ["10.1.1.10"], routing, ...more };
};
const CHECK = { healthCheckId: "0a1b2c3d-0000" };
const alias = (routing: object, evaluateTargetHealth: boolean, more: object = {}) => {
  return { name: "api", type: "A", alias: { name: "server.pa1.awscloud.com", evaluateTargetHealth }, routing, ...more };
};

describe("routing policies", () => {
  testRules(routingRules, [
    {
      code: "routing-mixed",
      wrong: pa1({ a: api({ weighted: 1 }), b: api(undefined), c: api({ multivalue: true }) }),
      says: [
        {
          path: "participants.pa1.records.b.routing",
          got: "simple, beside weighted in record a",
          allowed: "one policy for all of api.pa1.awscloud.com A",
          cure: "give all of them the same policy, or other names",
        },
        { path: "participants.pa1.records.c.routing", got: "multivalue, beside weighted in record a" },
      ],
      right: pa1({
        a: api({ weighted: 1 }),
        b: api({ weighted: 1 }),
        c: api({ multivalue: true }, { type: "AAAA", values: ["fd00::1"] }),
      }),
    },
    {
      code: "routing-duplicate",
      wrong: pa1({
        a: api({ failover: "primary" }),
        b: api({ failover: "primary" }),
        c: api({ latency: "us-east-1" }, { name: "log" }),
        d: api({ latency: "us-east-1" }, { name: "log" }),
        e: api({ geolocation: { country: "US", subdivision: "CA" } }, { name: "geo" }),
        f: api({ geolocation: { country: "US", subdivision: "CA" } }, { name: "geo" }),
        g: api({ geolocation: { continent: "NA" } }, { name: "geo" }),
        h: api({ geolocation: { continent: "NA" } }, { name: "geo" }),
      }),
      says: [
        {
          path: "participants.pa1.records.b.routing",
          got: "primary, which record a is for already",
          allowed: "each role, Region and location once for api.pa1.awscloud.com A",
          cure: "choose another, or remove one of the two",
        },
        { path: "participants.pa1.records.d.routing", got: "Region us-east-1, which record c is for already" },
        {
          path: "participants.pa1.records.f.routing",
          got: "country US, subdivision CA, which record e is for already",
        },
        { path: "participants.pa1.records.h.routing", got: "continent NA, which record g is for already" },
      ],
      // A country and a continent may have the same letters; weights and values may be the same.
      right: pa1({
        a: api({ geolocation: { country: "NA" } }),
        b: api({ geolocation: { continent: "NA" } }),
        c: api({ weighted: 1 }, { name: "x" }),
        d: api({ weighted: 1 }, { name: "x" }),
      }),
    },
    {
      code: "geolocation-default",
      wrong: pa1({ a: api({ geolocation: { country: "US" } }), b: api({ geolocation: { continent: "EU" } }) }),
      says: [
        {
          path: "participants.pa1.records.a.routing.geolocation",
          got: "country US and continent EU",
          allowed: "these, and country * for everywhere else, for api.pa1.awscloud.com A",
          cure: 'add a record set with geolocation: { country: "*" }',
        },
      ],
      right: pa1({ a: api({ geolocation: { country: "US" } }), b: api({ geolocation: { country: "*" } }) }),
    },
    {
      code: "geolocation-subdivision",
      wrong: pa1({ a: api({ geolocation: { country: "DE", subdivision: "BY" } }) }),
      says: [
        {
          path: "participants.pa1.records.a.routing.geolocation.subdivision",
          got: "BY of DE",
          allowed: "a subdivision of US or UA",
          cure: "remove it",
        },
      ],
      right: pa1({
        a: api({ geolocation: { country: "UA", subdivision: "11" } }),
        b: api({ geolocation: { country: "DE" } }),
      }),
    },
    {
      code: "routing-multivalue",
      wrong: pa1({
        a: { type: "CNAME", values: ["server.pa2.awscloud.com"], routing: { multivalue: true } },
        b: alias({ multivalue: true }, true),
      }),
      says: [
        {
          path: "participants.pa1.records.a.routing",
          got: "multivalue, for a CNAME",
          allowed: "another policy",
          cure: "use weighted, each with the same weight",
        },
        { path: "participants.pa1.records.b.routing", got: "multivalue, for an alias" },
      ],
      right: pa1({ a: api({ multivalue: true }), b: alias({ weighted: 1 }, true, { name: "b" }) }),
    },
  ]);
});

describe("failover", () => {
  testRules(failoverRules, [
    {
      code: "failover-alone",
      wrong: pa1({ a: api({ failover: "primary" }, CHECK), b: api({ failover: "secondary" }, { name: "b" }) }),
      says: [
        {
          path: "participants.pa1.records.a.routing",
          got: "primary, and no secondary",
          allowed: "both for api.pa1.awscloud.com A",
          cure: "add the secondary, or remove the routing",
        },
        { path: "participants.pa1.records.b.routing", got: "secondary, and no primary" },
      ],
      right: pa1({ a: api({ failover: "primary" }, CHECK), b: api({ failover: "secondary" }) }),
    },
    {
      code: "failover-health-check",
      wrong: pa1({ a: api({ failover: "primary" }), b: api({ failover: "secondary" }) }),
      says: [
        {
          path: "participants.pa1.records.a.healthCheckId",
          got: "nothing",
          allowed: "the id of a health check",
          cure: "add one that watches a CloudWatch alarm: health checkers stand outside the VPC",
        },
      ],
      right: pa1({
        a: api({ failover: "primary" }, CHECK),
        b: api({ failover: "secondary" }),
        c: alias({ failover: "primary" }, true, { name: "c" }),
      }),
    },
    {
      code: "failover-never",
      wrong: pa1({ a: alias({ failover: "primary" }, false) }),
      says: [
        {
          path: "participants.pa1.records.a.alias.evaluateTargetHealth",
          got: "false",
          allowed: "true",
          cure: "set it, or add a healthCheckId",
        },
      ],
      right: pa1({
        a: alias({ failover: "primary" }, true),
        b: alias({ failover: "primary" }, false, { name: "b", ...CHECK }),
      }),
    },
    {
      code: "health-check-simple",
      wrong: pa1({ a: api(undefined, CHECK) }),
      says: [
        {
          path: "participants.pa1.records.a.healthCheckId",
          got: "no routing",
          allowed: "a routing policy with it",
          cure: "add routing, or remove it",
        },
      ],
      right: pa1({ a: api({ multivalue: true }, CHECK) }),
    },
  ]);
});

test("only the record sets of one name and type are compared", () => {
  const changes = pa1({
    a: api({ failover: "primary" }, CHECK),
    b: api({ failover: "primary" }, { ...CHECK, name: "b" }),
  });
  expect(breaches(routingRules, "routing-duplicate", changes)).toEqual([]);
});
