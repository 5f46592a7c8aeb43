import { connectionQuotaRules } from "../../../model/rules/connection-quotas";
import { dnsQuotaRules } from "../../../model/rules/dns-quotas";
import { quotaRules } from "../../../model/rules/quotas";
import { devWith } from "../dev";
import { prodWith } from "../prod";
import { block, breaches, many } from "./breaches";
import { type Changes, testRules } from "./rule-cases";

const raise = "have the quota raised before you apply, then allow this";

function vpc(at: number, changes: object = {}) {
  return { region: "us-east-1", cidr: block(at), subnets: { a: { cidr: block(at), az: "a" } }, ...changes };
}

function participant(at: number, vpcs: object = { main: vpc(at) }) {
  return { account: "app1", hub: "east", zone: `a${at}.awscloud.com`, vpcs };
}

/** Dev with this many participants, and nothing else of it. */
function participants(count: number, changes: object = {}): Changes {
  return { peerings: {}, participants: many(count, (at) => participant(at, { main: vpc(at, changes) })) };
}

/** So many VPCs of five networks each. */
function networks(count: number): Changes {
  const secondary = (at: number) => [1, 2, 3, 4].map((next) => block(5 * at + next));
  const wide = (at: number, cidrs: object) => participant(at, { main: { ...vpc(5 * at), ...cidrs } });
  const full = many(Math.floor(count / 5), (at) => wide(at, { secondaryCidrs: secondary(at) }));
  const rest = Object.values(many(count % 5, (at) => wide(5000 + at, {}))).map((entry, at) => [`b${at}`, entry]);
  return { peerings: {}, participants: { ...full, ...(Object.fromEntries(rest) as object) } };
}

/** A VPC of a participant with this many networks. */
function secondary(count: number): Changes {
  return { "participants.pa1.vpcs.main.secondaryCidrs": Object.values(many(count, block)) };
}

function subnets(count: number, changes: (at: number) => object = () => ({})): Changes {
  const subnet = (at: number) => ({ cidr: `10.1.${at}.0/24`, az: "a", ...changes(at) });
  return { "participants.pa1.vpcs.main.subnets": many(count, subnet) };
}

function site(networksOfIt: readonly string[], changes: object = {}) {
  return {
    hub: "east",
    domains: ["example.com"],
    dnsServers: ["192.168.0.10"],
    networks: networksOfIt,
    vpn: { address: "203.0.113.1" },
    ...changes,
  };
}

function partners(count: number, handshake: object = { request: "pending" }): Changes {
  const partner = (at: number) => ({
    name: `partner ${at}`,
    account: "999999999999",
    region: "us-east-1",
    vpc: `vpc-0999a0b1c2d3e4${String(at).padStart(3, "0")}`,
    cidrs: [block(at)],
  });
  return { peerings: many(count, (at) => ({ vpc: "pa1/main", partner: partner(at), handshake, allow: ["https"] })) };
}

describe("VPCs, peerings and routes", () => {
  testRules(quotaRules, [
    {
      code: "peerings-default",
      wrong: participants(51),
      says: [{ path: "hubs.east", got: "51 active peerings", cure: raise }],
      right: participants(50),
    },
    {
      code: "peerings-default",
      wrong: partners(50),
      says: [{ path: "participants.pa1.vpcs.main", got: "51 active peerings", cure: raise }],
      right: { ...partners(50), "participants.pa1.vpcs.main.link": "external" },
    },
    {
      code: "peerings-limit",
      wrong: participants(126),
      says: [
        {
          path: "hubs.east",
          got: "126 active peerings",
          allowed: "at most 125",
          cure: 'put some behind another hub, or link them by a transit gateway (link: "external")',
        },
      ],
      right: participants(125),
    },
    {
      code: "routes-default",
      wrong: networks(501),
      says: [{ path: "hubs.east", got: "501 routes in route table private", cure: raise }],
      right: networks(500),
    },
    {
      code: "routes-limit",
      wrong: networks(1001),
      says: [
        {
          path: "hubs.east",
          got: "1001 routes in route table private",
          cure: "put some networks behind another hub, or limit a peering's routes",
        },
      ],
      right: networks(1000),
    },
    {
      code: "propagated-routes-limit",
      wrong: { "sites.office.networks": Object.values(many(101, block)) },
      says: [{ path: "hubs.east", got: "101 networks of sites", cure: "aggregate the networks of the sites" }],
      right: { "sites.office.networks": Object.values(many(100, block)) },
    },
    {
      code: "vpc-networks-default",
      wrong: secondary(5),
      says: [{ path: "participants.pa1.vpcs.main", got: "6 networks", cure: raise }],
      right: secondary(4),
    },
    {
      code: "vpc-networks-limit",
      wrong: secondary(50),
      says: [{ path: "participants.pa1.vpcs.main", got: "51 networks", cure: "take fewer, larger blocks" }],
      right: secondary(49),
    },
    {
      code: "subnets-limit",
      wrong: subnets(201),
      says: [
        {
          path: "participants.pa1.vpcs.main.subnets",
          got: "201 subnets",
          cure: "have the quota raised, then allow this exception",
        },
      ],
      right: subnets(200),
    },
    {
      code: "route-tables-limit",
      wrong: subnets(200, (at) => ({ routeTable: `t${at}` })),
      says: [
        {
          path: "participants.pa1.vpcs.main.subnets",
          got: "201 route tables, with the main one",
          cure: "let subnets share a routeTable",
        },
      ],
      right: subnets(200, (at) => ({ routeTable: `t${at % 199}` })),
    },
  ]);

  test("a hub's peerings and routes count over all environments, and over the other hubs", () => {
    const other = devWith({ name: "test", ...participants(30) });
    expect(breaches(quotaRules, devWith(participants(20)), other)).toEqual([]);
    const here = devWith({
      peerings: {},
      participants: many(21, (at) => participant(100 + at)),
    });
    expect(breaches(quotaRules, here, other)).toEqual([`peerings-default at hubs.east: 51 active peerings; ${raise}`]);
  });

  test("sites without VPN do not count, since it is not known how they are linked", () => {
    expect(
      breaches(quotaRules, devWith({ "sites.office": site(Object.values(many(101, block)), { vpn: undefined }) })),
    ).toEqual([]);
  });

  test("routes count where they are: in the tables that take part in a peering", () => {
    const cidrs = Object.values(many(50, (at) => block(1000 + at)));
    const wide = Object.fromEntries(
      Object.entries(partners(11).peerings as Record<string, { partner: object }>).map(([key, peering], at) => [
        key,
        { ...peering, partner: { ...peering.partner, cidrs: cidrs.map((cidr) => cidr.replace("10.", `${at + 11}.`)) } },
      ]),
    );
    const tables = subnets(2, (at) => ({ routeTable: at === 0 ? "private" : "data" }));
    const limited = Object.fromEntries(
      Object.entries(wide).map(([key, peering], at) => [
        key,
        { ...peering, routes: { tables: [at < 5 ? "data" : "private"] } },
      ]),
    );
    expect(breaches(quotaRules, devWith({ ...tables, peerings: wide }))).toEqual([
      `routes-default at participants.pa1.vpcs.main: 551 routes in route table data; ${raise}`,
      `routes-default at participants.pa1.vpcs.main: 551 routes in route table private; ${raise}`,
    ]);
    expect(breaches(quotaRules, devWith({ ...tables, peerings: limited }))).toEqual([]);
  });
});

const servers = (count: number) => ({
  "sites.office.dnsServers": Object.values(many(count, (at) => `192.168.0.${at}`)),
});

const sites = (count: number) => ({
  sites: many(count, (at) => site([`192.168.${at}.0/24`], { domains: [`s${at}.example.com`] })),
});

const ports = (count: number, peerNetworks: readonly string[]) => ({
  "services.https": Object.values(many(count, (at) => `tcp/${at + 1}`)),
  "participants.pa3.vpcs.main.secondaryCidrs": peerNetworks,
});

describe("security groups, VPNs, accounts", () => {
  testRules(connectionQuotaRules, [
    {
      code: "client-rules-limit",
      wrong: { "hubs.east.clients": Object.values(many(22, block)) },
      says: [
        {
          path: "hubs.east.clients",
          got: "62 inbound rules on the directory's security group, 18 of them by AWS",
          allowed: "at most 60",
          cure: "merge neighbouring pools into larger ones",
        },
      ],
      right: { "hubs.east.clients": ["10.0.0.0/16", ...Object.values(many(21, block))] },
    },
    {
      code: "server-rules-limit",
      wrong: servers(30),
      says: [
        {
          path: "hubs.east",
          got: "61 outbound rules on the directory's security group",
          cure: "name two or three DNS servers a site, or spread the sites over hubs",
        },
      ],
      right: servers(29),
    },
    {
      code: "service-rules-limit",
      wrong: ports(31, ["10.9.0.0/16"]),
      says: [
        {
          path: "peerings.pa1-pa3.allow",
          got: "62 rules for ports and networks of the peer",
          cure: "allow ranges of ports, or limit the networks with routes",
        },
      ],
      right: ports(30, ["10.9.0.0/16"]),
    },
    {
      code: "vpn-connections-limit",
      wrong: sites(11),
      says: [
        {
          path: "hubs.east",
          got: "11 VPN connections",
          cure: "link some sites to another hub, or have the quota raised and allow this exception",
        },
      ],
      right: sites(10),
    },
    {
      code: "pending-peerings",
      wrong: partners(26),
      says: [{ path: "accounts.app1", got: "26 pending requests", cure: "let partners accept before you ask more" }],
      right: partners(26, { request: "accepted" }),
    },
    {
      code: "vpcs-default",
      wrong: participants(6),
      says: [
        {
          path: "accounts.app1",
          got: "6 VPCs to create in us-east-1",
          cure: "have the quota raised before you apply, then allow this exception",
        },
      ],
      right: { ...participants(5), "participants.b": participant(9, { main: vpc(9, { region: "us-east-2" }) }) },
    },
    {
      code: "stack-accounts",
      wrong: accounts(26),
      says: [{ path: "stacks", got: "26 accounts in one stack", cure: 'write stacks: "per-account"' }],
      right: { ...accounts(26), stacks: "per-account" },
    },
  ]);

  function accounts(count: number): Changes {
    const more = many(count - 4, () => ({ id: "999999999999" }));
    return Object.fromEntries(Object.entries(more).map(([key, account]) => [`accounts.${key}`, account]));
  }

  test("a directory's security group counts over all environments that share the hub", () => {
    const pools = (start: number, count: number) => Object.values(many(count, (at) => block(start + at)));
    const other = devWith({ name: "test", "hubs.east.clients": pools(0, 11) });
    expect(breaches(connectionQuotaRules, devWith({ "hubs.east.clients": pools(10, 11) }), other)).toEqual([]);
    expect(breaches(connectionQuotaRules, devWith({ "hubs.east.clients": pools(11, 11) }), other)).toHaveLength(1);
  });

  test("a hub without directory has no security group of ours", () => {
    const plain = { "hubs.east.directory": undefined, "hubs.east.dnsServers": ["10.0.1.10"] };
    expect(breaches(connectionQuotaRules, devWith({ ...plain, ...servers(30) }))).toEqual([]);
  });

  test("the networks of another hub count among the servers it asks", () => {
    const count = (number: number) => prodWith({ "sites.headquarters.dnsServers": addresses(number) });
    // Of hub east: two servers of the datacenter and one network of hub west besides.
    expect(breaches(connectionQuotaRules, count(26))).toEqual([]);
    expect(breaches(connectionQuotaRules, count(27))).toHaveLength(1);
  });

  function addresses(count: number): string[] {
    return Object.values(many(count, (at) => `192.168.0.${at}`));
  }
});

const records = (count: number, entry: (at: number) => object = () => ({})) => ({
  "participants.pa1.records": many(count, (at) => ({ type: "A", values: ["10.1.1.10"], ...entry(at) })),
});

const weighted = (count: number) => records(count, () => ({ name: "api", routing: { weighted: 1 } }));
const near = (count: number) =>
  records(count, () => ({ name: "api", routing: { geoproximity: { region: "us-east-1" } } }));

const reverse = (...reversed: string[]) => ({
  stacks: "per-account",
  reverseLookup: { hub: "east", networks: reversed },
});

describe("zones, records, domain controllers", () => {
  testRules(dnsQuotaRules, [
    {
      code: "zone-associations-limit",
      wrong: { "participants.pa1.vpcs": { ...many(299, vpc), main: vpc(999) }, peerings: {} },
      says: [
        {
          path: "participants.pa1.vpcs",
          got: "301 VPCs to associate, the hubs' with them",
          cure: "make several participants of it, each with a zone of its own",
        },
      ],
      right: { "participants.pa1.vpcs": { ...many(298, vpc), main: vpc(999) }, peerings: {} },
    },
    {
      code: "zone-records-limit",
      wrong: records(9999),
      says: [{ path: "participants.pa1.records", got: "10001 records", cure: "move some to a zone of their own" }],
      right: records(9998),
    },
    {
      code: "record-routing-limit",
      wrong: weighted(101),
      says: [{ path: "participants.pa1.records", got: "101 records api A weighted", cure: "merge some of them" }],
      right: weighted(100),
    },
    {
      code: "record-routing-limit",
      wrong: near(31),
      says: [{ path: "participants.pa1.records", got: "31 records api A geoproximity", cure: "merge some of them" }],
      right: near(30),
    },
    {
      code: "account-zones-limit",
      wrong: participants(501),
      says: [
        {
          path: "accounts.app1",
          got: "501 zones",
          cure: "have the quota raised and allow this exception, or spread the zones over accounts",
        },
      ],
      right: participants(500),
    },
    {
      code: "directory-unpinned",
      wrong: { "hubs.east.directory.domainControllers": 4 },
      says: [
        {
          path: "hubs.east.directory.domainControllers",
          got: "4 domain controllers, and no dnsAddresses",
          cure: "once they are known, add dnsAddresses with the three to ask",
        },
      ],
      right: { "hubs.east.directory.domainControllers": 3 },
    },
    {
      code: "directory-unpinned-limit",
      wrong: { "hubs.east.directory.domainControllers": 5 },
      says: [
        {
          path: "hubs.east.directory.domainControllers",
          got: "5 domain controllers, and no dnsAddresses",
          cure: "begin with fewer, add dnsAddresses once they are known, then raise the number",
        },
      ],
      right: { "hubs.east.directory.domainControllers": 5, "hubs.east.dnsAddresses": ["10.0.1.10", "10.0.2.10"] },
    },
    {
      code: "publication-size",
      wrong: reverse("10.0.0.0/9"),
      says: [
        {
          path: "reverseLookup",
          got: "6008 bytes to publish",
          cure: "round reverseLookup.networks to whole octets (/8, /16), or merge route tables",
        },
      ],
      right: reverse("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/11"),
    },
  ]);

  test("zones of an account count over all environments, but for those that exist", () => {
    const other = devWith({ name: "test", ...participants(200) });
    expect(breaches(dnsQuotaRules, devWith(participants(300)), other)).toEqual([]);
    expect(breaches(dnsQuotaRules, devWith(participants(301)), other)).toHaveLength(1);
    const existing = { "participants.a0.zone": { name: "a0.awscloud.com", existing: "Z0123456789LEGACY" } };
    expect(breaches(dnsQuotaRules, devWith({ ...participants(301), ...existing }), other)).toEqual([]);
  });
});
