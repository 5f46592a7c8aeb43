import { zoneRules } from "../../../model/rules/zones";
import { breaches, neighbour, testRules } from "./rule-cases";

const REVERSE = { reverseLookup: { hub: "east" } };

testRules(zoneRules, [
  {
    code: "zone-outside-root",
    wrong: { "participants.pa1.zone": "pa1.xawscloud.com" },
    says: [
      {
        path: "participants.pa1.zone",
        got: "pa1.xawscloud.com",
        allowed: "a name below awscloud.com",
        cure: "write one such as pa1.awscloud.com",
      },
    ],
    right: { "participants.pa1.zone": "pa1.dev.awscloud.com" },
  },
  {
    code: "zone-is-root",
    wrong: { "participants.pa1.zone": { name: "AWSCLOUD.com.", existing: "Z0123456789ABC" } },
    says: [
      {
        path: "participants.pa1.zone.name",
        got: "awscloud.com",
        allowed: "a name below awscloud.com",
        cure: "write one such as pa1.awscloud.com",
      },
    ],
    right: { "participants.pa1.zone": "awscloud.awscloud.com" },
  },
  {
    code: "zone-duplicate",
    wrong: { "participants.pa2.zone": "pa1.awscloud.com", "participants.pa3.zone": "PA1.awscloud.com" },
    says: [
      {
        path: "participants.pa2.zone",
        got: "pa1.awscloud.com, which pa1 has",
        allowed: "a name that no other zone has",
        cure: "choose another name; one of a retired participant is free once its entry is deleted",
      },
      { path: "participants.pa3.zone", got: "pa1.awscloud.com, which pa1 has" },
    ],
    right: { "participants.pa2.zone": "pa1.pa1.awscloud.com" },
  },
  {
    code: "reverse-zone-duplicate",
    wrong: { reverseLookup: { hub: "east", networks: ["10.0.0.0/8", "172.16.0.0/16"] } },
    says: [
      {
        path: "reverseLookup",
        got: "a zone 10.in-addr.arpa, which environment staging has",
        allowed: "zones that no other environment of the hub has",
        cure: "leave the networks to one of the two",
      },
    ],
    right: { reverseLookup: { hub: "east", networks: ["10.1.0.0/16"] } },
    beside: { reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] } },
  },
  {
    code: "zone-in-directory-domain",
    wrong: { "hubs.east.directory.name": "ad.awscloud.com", "participants.pa1.zone": "pa1.ad.awscloud.com" },
    says: [
      {
        path: "participants.pa1.zone",
        got: "pa1.ad.awscloud.com, in ad.awscloud.com, which the directory of hub east answers",
        allowed: "a name outside ad.awscloud.com",
        cure: "choose a name beside the directory's domain",
      },
    ],
    right: { "hubs.east.directory.name": "x.pa1.awscloud.com" },
  },
  {
    code: "zone-in-site-domain",
    wrong: { "sites.office.domains": ["example.com", "pa1.awscloud.com"] },
    says: [
      {
        path: "participants.pa1.zone",
        got: "pa1.awscloud.com, in pa1.awscloud.com, which site office answers",
        allowed: "a name outside pa1.awscloud.com",
        cure: "choose a name beside the site's domain, or take that from the site",
      },
    ],
    // A site's domain above the root domain is less specific than that.
    right: { rootDomain: "cloud.example.com", "participants.pa1.zone": "pa1.cloud.example.com" },
  },
  {
    code: "zone-reverse",
    wrong: { "participants.pa1.zone": "1.10.in-addr.arpa" },
    says: [
      {
        path: "participants.pa1.zone",
        got: "1.10.in-addr.arpa",
        allowed: "a zone of host names",
        cure: "use reverseLookup, and ptr on the records",
      },
    ],
    right: { "participants.pa1.zone": "in-addr.awscloud.com" },
  },
  {
    code: "domain-of-aws",
    wrong: {
      "sites.office.domains": ["example.com", "us-east-1.amazonaws.com"],
      "hubs.east.directory.name": "corp.ec2.internal",
      "participants.pa1.zone": "kms.us-east-1.amazonaws.com",
    },
    says: [
      { path: "hubs.east.directory.name", got: "corp.ec2.internal", allowed: "a domain outside ec2.internal" },
      {
        path: "sites.office.domains[1]",
        got: "us-east-1.amazonaws.com",
        allowed: "a domain outside amazonaws.com",
        cure: "choose another name; for one service endpoint, allow its exact name as an exception",
      },
      { path: "participants.pa1.zone", got: "kms.us-east-1.amazonaws.com" },
    ],
    right: { rootDomain: "amazonaws.com.example.com", "hubs.east.directory.name": "myamazonaws.com" },
  },
  {
    code: "domain-local",
    wrong: { rootDomain: "cloud.local", "participants.pa1.zone": "pa1.cloud.local" },
    says: [
      {
        path: "rootDomain",
        got: "cloud.local",
        allowed: "a domain outside .local",
        cure: "choose a domain that is yours in public DNS, or configure every client",
      },
    ],
    right: { rootDomain: "local.example.com" },
  },
]);

test("names of zones are unique over environments that share a hub", () => {
  const beside = (changes: Record<string, unknown>) => [neighbour({ rootDomain: "x.awscloud.com", ...changes })];
  expect(breaches(zoneRules, "zone-duplicate", {}, beside({}))).toMatchObject([
    { path: "participants.pa1.zone", got: "pa1.awscloud.com, which pa1 of environment staging has" },
    { path: "participants.pa2.zone" },
    { path: "participants.pa3.zone" },
  ]);
  const zones = {
    "participants.pa1.zone": "pa1.x.awscloud.com",
    "participants.pa2.zone": "pa2.x.awscloud.com",
    "participants.pa3.zone": "pa3.x.awscloud.com",
  };
  expect(breaches(zoneRules, "zone-duplicate", {}, beside(zones))).toEqual([]);
  expect(
    breaches(zoneRules, "zone-duplicate", { "participants.pa1.zone": "x.awscloud.com" }, beside(zones)),
  ).toMatchObject([{ got: "x.awscloud.com, which environment staging as its root domain has" }]);
});

test("a retired participant keeps the name of its zone until its entry goes", () => {
  const changes = { "participants.pa1.retired": true, peerings: {}, "participants.pa2.zone": "pa1.awscloud.com" };
  expect(breaches(zoneRules, "zone-duplicate", changes)).toMatchObject([
    { path: "participants.pa2.zone", got: "pa1.awscloud.com, which pa1, retired, has" },
  ]);
});

test("a participant's zone is none of the hub's reverse zones", () => {
  const changes = { ...REVERSE, "participants.pa1.zone": "10.in-addr.arpa" };
  expect(breaches(zoneRules, "zone-duplicate", changes)).toMatchObject([
    { path: "participants.pa1.zone", got: "10.in-addr.arpa, which reverseLookup has" },
  ]);
  expect(breaches(zoneRules, "zone-reverse", changes)).toEqual([]);
});
