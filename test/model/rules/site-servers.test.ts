import { siteServerRules } from "../../../model/rules/site-servers";
import { breaches, neighbour, testRules } from "./rule-cases";

const CURE = "write the address of a server that hosts the site's domains";

testRules(siteServerRules, [
  {
    code: "site-server-in-hub",
    wrong: { "sites.office.dnsServers": ["192.168.0.10", "10.0.1.10"] },
    says: [
      {
        path: "sites.office.dnsServers[1]",
        got: "10.0.1.10, of hub east",
        allowed: "addresses of DNS servers on-premises",
        cure: "write the address of the server that hosts the site's domains",
      },
    ],
    right: { "sites.office.dnsServers": ["192.168.0.10", "10.255.0.10"] },
  },
  {
    code: "site-server-resolver",
    wrong: { "sites.office.dnsServers": ["10.1.0.2", "169.254.169.253"] },
    says: [
      {
        path: "sites.office.dnsServers[0]",
        got: "10.1.0.2, the resolver of pa1/main",
        allowed: "addresses of DNS servers on-premises",
        cure: CURE,
      },
      { path: "sites.office.dnsServers[1]", got: "169.254.169.253, the resolver of whatever VPC asks" },
    ],
    right: { "sites.office.dnsServers": ["10.1.0.3"] },
  },
  {
    code: "site-server-outside",
    wrong: { "sites.office.dnsServers": ["192.169.0.10", "10.0.0.2", "10.1.0.2"] },
    says: [
      {
        path: "sites.office.dnsServers[0]",
        got: "192.169.0.10",
        allowed: "an address in 192.168.0.0/16",
        cure: "correct the address, or add its network",
      },
    ],
    right: { "sites.office.dnsServers": ["192.168.255.255"] },
  },
]);

test("the hub's servers are no site's, wherever they stand", () => {
  const servers = { "hubs.east.directory": undefined, "hubs.east.dnsServers": ["192.168.0.10", "10.0.2.10"] };
  expect(breaches(siteServerRules, "site-server-in-hub", servers)).toMatchObject([
    { path: "sites.office.dnsServers[0]", got: "192.168.0.10, of hub east" },
  ]);
});

test("hubs and VPCs of other environments count", () => {
  const beside = [neighbour({ "hubs.east.cidr": "10.250.0.0/16", "participants.pa1.vpcs.main.cidr": "10.251.0.0/16" })];
  const changes = { "sites.office.dnsServers": ["10.250.0.10", "10.251.0.2"] };
  expect(breaches(siteServerRules, "site-server-in-hub", changes, beside)).toHaveLength(1);
  expect(breaches(siteServerRules, "site-server-resolver", changes, beside)).toHaveLength(1);
  expect(breaches(siteServerRules, "site-server-outside", changes, beside)).toEqual([]);
});
