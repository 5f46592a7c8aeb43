import { recordTargetRules } from "../../../model/rules/record-targets";
import { breaches, neighbour, testRules } from "./rule-cases";

const pa1 = (records: object) => ({ "participants.pa1.records": records });
const A = { type: "A", values: ["10.1.1.10"] };
const to = (target: string) => ({ type: "CNAME", values: [target] });
const alias = (name: string, type = "A") => ({ type, alias: { name } });
const REVERSE = { reverseLookup: { hub: "east" } };

testRules(recordTargetRules, [
  {
    code: "cname-dangling",
    wrong: pa1({
      a: to("sever.pa2.awscloud.com"),
      b: to("server.pa9.awscloud.com"),
      c: to("pa1.awscloud.com"),
      d: to("x.docs.pa2.awscloud.com"),
    }),
    says: [
      {
        path: "participants.pa1.records.a.values[0]",
        got: "sever.pa2.awscloud.com, which the zone of participant pa2 does not have",
        allowed: "a name that exists",
        cure: "did you mean server.pa2.awscloud.com?",
      },
      {
        path: "participants.pa1.records.b.values[0]",
        got: "server.pa9.awscloud.com, which the root domain does not have",
        cure: "add the record, or correct the target",
      },
      { path: "participants.pa1.records.c.values[0]" },
      { path: "participants.pa1.records.d.values[0]" },
    ],
    // Other records, wildcards, and whatever is answered elsewhere.
    right: pa1({
      a: to("server.pa2.awscloud.com"),
      b: to("x.y.apps.pa2.awscloud.com"),
      c: to("host.example.com"),
      d: to("dc.corp.example.net"),
      e: to("www.example.org"),
    }),
  },
  {
    code: "cname-loop",
    wrong: pa1({
      a: to("b.pa1.awscloud.com"),
      b: to("c.pa1.awscloud.com"),
      c: to("b.pa1.awscloud.com"),
      d: to("d.pa1.awscloud.com"),
      e: to("c.pa1.awscloud.com"),
    }),
    says: [
      {
        path: "participants.pa1.records.b.values[0]",
        got: "b.pa1.awscloud.com -> c.pa1.awscloud.com -> b.pa1.awscloud.com",
        allowed: "a chain that ends in another type",
        cure: "point one of them at the host",
      },
      { path: "participants.pa1.records.d.values[0]", got: "d.pa1.awscloud.com -> d.pa1.awscloud.com" },
    ],
    right: pa1({ a: to("b.pa1.awscloud.com"), b: to("c.pa1.awscloud.com"), c: A, d: to("b.pa1.awscloud.com") }),
  },
  {
    code: "alias-target",
    wrong: pa1({
      a: alias("server.pa2.awscloud.com"),
      b: alias("sever.pa1.awscloud.com"),
      c: alias("server.pa1.awscloud.com", "AAAA"),
      d: alias("d.pa1.awscloud.com"),
      server: A,
    }),
    says: [
      {
        path: "participants.pa1.records.a.alias.name",
        got: "server.pa2.awscloud.com",
        allowed: "the name of another record of type A in pa1.awscloud.com",
        cure: "add the zoneId of the target, such as the load balancer's",
      },
      { path: "participants.pa1.records.b.alias.name", cure: "correct the name or the type" },
      {
        path: "participants.pa1.records.c.alias.name",
        allowed: "the name of another record of type AAAA in pa1.awscloud.com",
      },
      { path: "participants.pa1.records.d.alias.name", got: "d.pa1.awscloud.com" },
    ],
    right: pa1({
      a: { type: "A", alias: { name: "lb-1.us-east-1.elb.amazonaws.com", zoneId: "Z35SXDOTRQ7X7K" } },
      b: alias("Server.pa1.awscloud.com."),
      server: A,
    }),
  },
  {
    code: "alias-cloudfront",
    wrong: pa1({ a: { type: "A", alias: { name: "d111111abcdef8.cloudfront.net", zoneId: "Z2FDTNDATAQYW2" } } }),
    says: [
      {
        path: "participants.pa1.records.a.alias.name",
        got: "d111111abcdef8.cloudfront.net",
        allowed: "another target",
        cure: "write a CNAME",
      },
    ],
    right: pa1({ a: { type: "A", alias: { name: "mycloudfront.net", zoneId: "Z0123456789ABC" } } }),
  },
  {
    code: "ptr-duplicate",
    wrong: {
      ...REVERSE,
      ...pa1({ a: { ...A, ptr: true }, b: { ...A, ptr: true } }),
      "participants.pa2.records": { c: { ...A, values: ["10.2.1.10", "10.1.1.10"], ptr: true } },
    },
    says: [
      {
        path: "participants.pa1.records.b.ptr",
        got: "true, for 10.1.1.10, which leads to a.pa1.awscloud.com already",
        allowed: "true for one record of an address",
        cure: "remove it here or from record a of participant pa1",
      },
      { path: "participants.pa2.records.c.ptr" },
    ],
    right: { ...REVERSE, ...pa1({ a: { ...A, ptr: true }, b: A, c: { ...A, values: ["10.1.1.11"], ptr: true } }) },
  },
  {
    code: "record-address-stray",
    wrong: pa1({ a: { type: "A", values: ["10.1.1.10", "10.11.1.10"] }, b: { type: "A", values: ["100.64.0.1"] } }),
    says: [
      {
        path: "participants.pa1.records.a.values[1]",
        got: "10.11.1.10",
        allowed: "an address in a VPC, a site's networks or a partner's",
        cure: "correct the address, or name its network",
      },
      { path: "participants.pa1.records.b.values[0]", got: "100.64.0.1" },
    ],
    // First and last of a VPC, of the hub, of the site; public.
    right: pa1({ a: { type: "A", values: ["10.1.0.0", "10.1.255.255", "10.0.0.1", "192.168.255.1", "198.51.100.1"] } }),
  },
]);

test("a zone that exists has records that nobody named here", () => {
  const changes = {
    "participants.pa1.zone": { name: "pa1.awscloud.com", existing: "Z0123456789ABC" },
    ...pa1({ a: to("x.pa1.awscloud.com"), b: alias("y.pa1.awscloud.com") }),
  };
  expect(breaches(recordTargetRules, "cname-dangling", changes)).toEqual([]);
  expect(breaches(recordTargetRules, "alias-target", changes)).toEqual([]);
});

test("a root domain that is also public has names that nobody named here", () => {
  const changes = pa1({ a: to("www.awscloud.com") });
  expect(breaches(recordTargetRules, "cname-dangling", changes)).toHaveLength(1);
  expect(breaches(recordTargetRules, "cname-dangling", { ...changes, "hubs.east.rootZone": "none" })).toEqual([]);
});

test("other environments have names and networks too", () => {
  const beside = [
    neighbour({
      rootDomain: "x.awscloud.com",
      "participants.pa1.zone": "pa1.x.awscloud.com",
      "participants.pa1.vpcs.main.cidr": "10.77.0.0/16",
    }),
  ];
  const changes = pa1({ a: to("server.pa1.x.awscloud.com"), b: { type: "A", values: ["10.77.1.1"] } });
  expect(breaches(recordTargetRules, "cname-dangling", changes)).toHaveLength(1);
  expect(breaches(recordTargetRules, "cname-dangling", changes, beside)).toEqual([]);
  expect(breaches(recordTargetRules, "record-address-stray", changes)).toHaveLength(1);
  expect(breaches(recordTargetRules, "record-address-stray", changes, beside)).toEqual([]);
});
