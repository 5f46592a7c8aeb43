import { dev } from "../../../environments/dev";
import { forwardingRules } from "../../../model/rules/forwarding";
import { breaches, neighbour, testRules } from "./rule-cases";

const OFFICE = dev.sites?.office;
const west = (domain: string) => ({
  "hubs.west": {
    ...dev.hubs.east,
    region: "us-west-2",
    cidr: "10.128.0.0/16",
    directory: { name: domain, existing: "d-0123456789" },
  },
});
const plant = (...domains: string[]) => ({ "sites.plant": { ...OFFICE, vpn: undefined, domains } });

testRules(forwardingRules, [
  {
    code: "directory-domain-duplicate",
    wrong: west("corp.example.net"),
    says: [
      {
        path: "hubs.west.directory.name",
        got: "corp.example.net, the domain of hub east too",
        allowed: "a domain that no other directory has",
        cure: "name the domain of each directory; a hub without one of its own has dnsServers instead",
      },
    ],
    right: west("corp.example.org"),
  },
  {
    code: "forwarder-duplicate",
    wrong: {
      ...plant("plant.example.com", "example.com"),
      "sites.office.domains": ["example.com", "awscloud.com", "example.com"],
    },
    says: [
      {
        path: "sites.office.domains[1]",
        got: "awscloud.com, which is forwarded for the root domain already",
        allowed: "a domain that nothing else of the hub forwards",
        cure: "name it once, at the one whose servers answer it",
      },
      { path: "sites.office.domains[2]", got: "example.com, which is forwarded for site office already" },
      { path: "sites.plant.domains[1]", got: "example.com, which is forwarded for site office already" },
    ],
    right: plant("plant.example.com", "com.example"),
  },
  {
    code: "forwarder-in-directory-domain",
    wrong: {
      ...west("west.corp.example.net"),
      rootDomain: "aws.corp.example.net",
      "sites.office.domains": ["corp.example.net"],
    },
    says: [
      {
        path: "rootDomain",
        got: "aws.corp.example.net, in corp.example.net, which the directory of hub east answers",
        allowed: "a domain outside corp.example.net",
        cure: "give the one or the other another domain",
      },
      {
        path: "sites.office.domains[0]",
        got: "corp.example.net, in corp.example.net, which the directory of hub east answers",
      },
      {
        path: "hubs.west.directory.name",
        got: "west.corp.example.net, in corp.example.net, which the directory of hub east answers",
      },
    ],
    right: { ...west("west.example.net"), "sites.office.domains": ["example.net"] },
  },
  {
    code: "site-domain-in-root",
    wrong: { "sites.office.domains": ["office.awscloud.com"] },
    says: [
      {
        path: "sites.office.domains[0]",
        got: "office.awscloud.com",
        allowed: "a domain outside awscloud.com",
        cure: "rename it, or make sure that the site's servers host it",
      },
    ],
    right: { rootDomain: "awscloud.example.com" },
  },
  {
    code: "site-reverse",
    wrong: { reverseLookup: { hub: "east", networks: ["192.168.0.0/16"] } },
    says: [
      {
        path: "sites.office.networks[0]",
        got: "192.168.0.0/16, whose names below 168.192.in-addr.arpa a zone of reverseLookup answers",
        allowed: "networks outside reverseLookup, or a site that answers their reverse zones",
        cure: "add 168.192.in-addr.arpa to the domains of the site, or leave the network out of reverseLookup.networks",
      },
    ],
    right: {
      reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] },
      "sites.office.networks": ["10.200.0.0/16"],
      "sites.office.domains": ["200.10.in-addr.arpa"],
    },
  },
]);

test("a shared hub has one directory, another environment's other directory is another", () => {
  expect(breaches(forwardingRules, "directory-domain-duplicate", {}, [neighbour({})])).toEqual([]);
  const elsewhere = [neighbour({ "hubs.east.region": "eu-west-1" })];
  expect(breaches(forwardingRules, "directory-domain-duplicate", {}, elsewhere)).toMatchObject([
    { path: "hubs.east.directory.name", got: "corp.example.net, the domain of hub east of environment staging too" },
  ]);
});

test("environments that share a hub do not forward the same domain", () => {
  const beside = [neighbour({ sites: {} })];
  expect(breaches(forwardingRules, "forwarder-duplicate", {}, beside)).toMatchObject([
    { path: "rootDomain", got: "awscloud.com, which is forwarded for the root domain of environment staging already" },
  ]);
  expect(breaches(forwardingRules, "forwarder-duplicate", { rootDomain: "dev.awscloud.com" }, beside)).toEqual([]);
});

test("a site does not forward the estate's reverse zones", () => {
  const changes = {
    reverseLookup: { hub: "east", networks: ["10.0.0.0/8"] },
    "sites.office.domains": ["10.in-addr.arpa"],
  };
  expect(breaches(forwardingRules, "forwarder-duplicate", changes)).toMatchObject([
    { path: "sites.office.domains[0]", got: "10.in-addr.arpa, which is forwarded for reverseLookup already" },
  ]);
});
