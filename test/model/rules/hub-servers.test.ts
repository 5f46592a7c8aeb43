import { hubServerRules } from "../../../model/rules/hub-servers";
import { breaches, testRules } from "./rule-cases";

const pinned = (...addresses: string[]) => ({ "hubs.east.dnsAddresses": addresses });
const plain = (...addresses: string[]) => ({ "hubs.east.directory": undefined, "hubs.east.dnsServers": addresses });

testRules(hubServerRules, [
  {
    code: "directory-address-outside",
    wrong: pinned("10.0.1.10", "10.0.3.10"),
    says: [
      {
        path: "hubs.east.dnsAddresses[1]",
        got: "10.0.3.10",
        allowed: "an address in 10.0.1.0/24 or 10.0.2.0/24",
        cure: "copy the output dns_addresses_east",
      },
    ],
    right: pinned("10.0.1.10", "10.0.2.10"),
  },
  {
    code: "directory-address-count",
    wrong: pinned("10.0.1.10", "10.0.2.10", "10.0.1.11"),
    says: [
      {
        path: "hubs.east.dnsAddresses",
        got: "3 addresses",
        allowed: "at most 2, one a domain controller",
        cure: "copy the output dns_addresses_east",
      },
    ],
    right: { ...pinned("10.0.1.10", "10.0.2.10", "10.0.1.11"), "hubs.east.directory.domainControllers": 3 },
  },
  {
    code: "dns-server-duplicate",
    wrong: { ...pinned("10.0.1.10", "10.0.1.10"), "sites.office.dnsServers": ["192.168.0.10", "192.168.0.10"] },
    says: [
      {
        path: "hubs.east.dnsAddresses[1]",
        got: "10.0.1.10, a second time",
        allowed: "each address once",
        cure: "write the other server's address, or remove it",
      },
      { path: "sites.office.dnsServers[1]", got: "192.168.0.10, a second time" },
    ],
    right: pinned("10.0.1.10", "10.0.1.1"),
  },
  {
    code: "dns-server-single",
    wrong: plain("10.0.1.10"),
    says: [
      {
        path: "hubs.east.dnsServers",
        got: "1 address",
        allowed: "two addresses or more",
        cure: "add the second one",
      },
    ],
    right: plain("10.0.1.10", "10.0.2.10"),
  },
  {
    code: "dns-server-fourth",
    wrong: pinned("10.0.1.10", "10.0.2.10", "10.0.1.11", "10.0.2.11"),
    says: [
      {
        path: "hubs.east.dnsAddresses[3]",
        got: "10.0.2.11",
        allowed: "three addresses",
        cure: "leave out the one least needed",
      },
    ],
    right: pinned("10.0.1.10", "10.0.2.10", "10.0.1.11"),
  },
  {
    code: "dns-server-out-of-reach",
    wrong: plain("10.0.1.10", "192.168.0.53"),
    says: [
      {
        path: "hubs.east.dnsServers[1]",
        got: "192.168.0.53, which pa1/main and 2 others cannot reach through the peering with the hub",
        allowed: "an address in 10.0.0.0/16",
        cure: 'put a server into the hub\'s VPC, or connect the VPCs by other means and say link: "external"',
      },
    ],
    right: {
      ...plain("10.0.1.10", "10.1.1.53"),
      "participants.pa2.vpcs.main.link": "external",
      "participants.pa3.vpcs.main.link": "external",
    },
  },
]);

test("an existing directory stands somewhere in the hub's VPC", () => {
  const existing = { "hubs.east.directory": { name: "corp.example.net", existing: "d-0123456789" } };
  expect(breaches(hubServerRules, "directory-address-outside", { ...existing, ...pinned("10.0.3.10") })).toEqual([]);
  expect(breaches(hubServerRules, "directory-address-outside", { ...existing, ...pinned("10.3.0.10") })).toMatchObject([
    { path: "hubs.east.dnsAddresses[0]", allowed: "an address in 10.0.0.0/16" },
  ]);
});
