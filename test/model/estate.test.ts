import { dev } from "../../environments/dev";
import { checkEnvironment } from "../../model";
import { devWith, estateOf } from "./dev";

test("dev has nothing wrong with it", () => {
  expect(checkEnvironment(dev).findings).toEqual([]);
});

test("the estate is what the environment says", () => {
  const estate = estateOf(dev);
  expect(estate).toMatchObject({
    name: "dev",
    partition: "aws",
    rootDomain: { text: "awscloud.com" },
    backend: { type: "local" },
    tags: { environment: "dev", "managed-by": "central-dns" },
  });
  expect(estate.accounts.map(({ key, id }) => [key, id.text])).toEqual([
    ["app1", "222222222222"],
    ["app2", "333333333333"],
    ["app3", "444444444444"],
    ["dns", "111111111111"],
  ]);
  expect(
    estate.participants.map(({ key, account, home, zone }) => [key, account.key, home.hub.key, zone.name.text]),
  ).toEqual([
    ["pa1", "app1", "east", "pa1.awscloud.com"],
    ["pa2", "app2", "east", "pa2.awscloud.com"],
    ["pa3", "app3", "east", "pa3.awscloud.com"],
  ]);
});

test("a hub has its network, its pools and its directory", () => {
  const [hub] = estateOf(dev).hubs;
  expect(hub).toMatchObject({
    key: "east",
    account: { key: "dns" },
    region: { name: "us-east-1" },
    cidrs: [{ text: "10.0.0.0/16" }],
    source: {
      subnets: [
        { key: "dc-a", cidr: { text: "10.0.1.0/24" }, availabilityZone: "us-east-1a" },
        { key: "dc-b", cidr: { text: "10.0.2.0/24" }, availabilityZone: "us-east-1b" },
      ],
    },
    routeTables: ["private"],
    clients: [{ text: "10.0.0.0/8" }, { text: "192.168.0.0/16" }],
    servers: { name: { text: "corp.example.net" }, subnets: ["dc-a", "dc-b"] },
  });
});

test("a site has its domains, servers, networks and VPN", () => {
  expect(estateOf(dev).sites).toMatchObject([
    {
      key: "office",
      hubs: [{ key: "east" }],
      domains: [{ text: "example.com" }],
      dnsServers: [{ text: "192.168.0.10" }, { text: "192.168.0.11" }],
      networks: [{ text: "192.168.0.0/16" }],
      vpn: { address: { text: "203.0.113.1" }, asn: 65010 },
    },
  ]);
});

test("a VPC has its network and what its hosts are told", () => {
  const [, pa2] = estateOf(dev).participants;
  expect(pa2?.vpcs).toMatchObject([
    {
      key: "main",
      path: "pa2/main",
      account: { key: "app2" },
      region: { name: "us-east-1" },
      source: { subnets: [{ key: "app-a" }, { key: "data-a", cidr: { text: "10.2.2.0/24" }, routeTable: "data" }] },
      routeTables: ["data", "private"],
      domainName: "pa2.awscloud.com",
      ntpServers: [{ text: "169.254.169.123" }],
    },
  ]);
});

test("a peering knows its VPCs, and its services are ports without duplicates", () => {
  const { peerings } = estateOf(
    devWith({
      services: { web: ["tcp/443", "tcp/8000-8080"], https: ["tcp/443"], ping: ["icmp"], dns: ["udp/53"] },
      "peerings.pa1-pa3.allow": ["web", "https", "ping", "dns"],
    }),
  );
  expect(peerings).toMatchObject([
    { key: "pa1-pa3", requester: { vpc: { path: "pa1/main" } }, accepter: { vpc: { path: "pa3/main" } } },
  ]);
  expect(peerings[0]?.services).toHaveLength(4);
  expect(peerings[0]?.services).toEqual(
    expect.arrayContaining([
      { protocol: "tcp", from: 443, to: 443 },
      { protocol: "tcp", from: 8000, to: 8080 },
      { protocol: "icmp" },
      { protocol: "udp", from: 53, to: 53 },
    ]),
  );
});

test("the records are the ones of the environment, by their ids", () => {
  const [, pa2] = estateOf(dev).participants;
  const records = new Map(pa2?.records.map((record) => [record.key, record]));
  expect([...records.keys()]).toEqual(Object.keys(dev.participants.pa2?.records ?? {}).sort());
  expect(records.get("server6")).toMatchObject({
    name: { text: "server" },
    content: { values: [{ type: "AAAA", text: "fd00:2::10" }] },
  });
  expect(records.get("balancer")?.content).toEqual({
    type: "A",
    alias: "server.pa2.awscloud.com",
    evaluateTargetHealth: true,
  });
  expect(records.get("docs")?.content).toMatchObject({ ttl: 60 });
  expect(records.get("mail")).toMatchObject({ name: { text: "@" } });
  expect(records.get("db-first")?.routing).toEqual({ failover: "primary" });
  expect(records.get("cdn-east")?.routing).toMatchObject({ geoproximity: { region: { name: "us-east-1" }, bias: 10 } });
});

test("what an environment leaves out has its default", () => {
  const estate = estateOf(devWith({ tags: undefined, "sites.office.vpn": { address: "203.0.113.1" } }));
  const [hub] = estate.hubs;
  const [pa1, , pa3] = estate.participants;
  expect(estate).toMatchObject({ tags: {}, preventDestroy: true });
  expect(estate.accounts.map(({ role }) => role)).toEqual(Array(4).fill("central-dns"));
  expect(hub).toMatchObject({
    displayName: "east",
    source: { subnets: [{ routeTable: "private" }, { routeTable: "private" }] },
    servers: {
      shortName: "corp",
      edition: "Standard",
      domainControllers: 2,
      password: { variable: "directory_password_east" },
    },
    rootZone: "private",
    vpnGateway: { asn: 64512 },
  });
  expect(hub?.servers).not.toHaveProperty("dnsAddresses");
  expect(estate.sites[0]).toMatchObject({ displayName: "office", vpn: { asn: 65000, routing: "bgp" } });
  expect(pa1).toMatchObject({ displayName: "pa1", home: { key: "main", displayName: "main" } });
  expect(pa1?.home).toMatchObject({ dns: "hub", domainName: "ec2.internal", ntpServers: [] });
  expect(pa3?.home.domainName).toBe("us-east-2.compute.internal");
  expect(pa1?.records[0]).toMatchObject({ key: "server", name: { text: "server" }, content: { ttl: 300 } });
  expect(estate.peerings).toHaveLength(1);
});

test("what an environment says is not overruled by a default", () => {
  const estate = estateOf(
    devWith({
      preventDestroy: false,
      "accounts.dns.role": "dns/terraform",
      "hubs.east.displayName": "DNS-VPC",
      "hubs.east.dnsAddresses": ["10.0.1.10", "10.0.2.10"],
      "hubs.east.rootZone": "none",
      "hubs.east.vpnGateway": { id: "vgw-0a1b2c3d4e5f67890" },
      "hubs.east.directory.shortName": "CORP",
      "hubs.east.directory.edition": "Enterprise",
      "hubs.east.directory.domainControllers": 4,
      "hubs.east.directory.password": { secret: "directory" },
      "sites.office.vpn.routing": "static",
      "participants.pa1.displayName": "Shop",
      "participants.pa1.vpcs.main.dns": "amazon-provided",
      "participants.pa1.vpcs.main.dhcp": { domainName: "shop.example.com" },
    }),
  );
  expect(estate.preventDestroy).toBe(false);
  expect(estate.accounts.map(({ role }) => role)).toContain("dns/terraform");
  expect(estate.hubs[0]).toMatchObject({
    displayName: "DNS-VPC",
    rootZone: "none",
    vpnGateway: { id: "vgw-0a1b2c3d4e5f67890" },
    servers: {
      dnsAddresses: [{ text: "10.0.1.10" }, { text: "10.0.2.10" }],
      shortName: "CORP",
      edition: "Enterprise",
      domainControllers: 4,
      password: { secret: "directory" },
    },
  });
  expect(estate.sites[0]?.vpn?.routing).toEqual({ static: estate.sites[0]?.networks });
  expect(estate.participants[0]).toMatchObject({
    displayName: "Shop",
    home: { dns: "amazon-provided", domainName: "shop.example.com" },
  });
});

test("the order in which an environment is written means nothing", () => {
  const reversed = withKeysReversed(dev);
  expect(Object.keys(reversed as object)).toEqual(Object.keys(dev).reverse());
  expect(estateOf(reversed)).toEqual(estateOf(dev));
  expect(JSON.stringify(estateOf(reversed))).toBe(JSON.stringify(estateOf(dev)));
});

test("a zone is created with the VPC that is named home, else main", () => {
  const homeOf = (changes: Record<string, unknown>) => estateOf(devWith(changes)).participants[0]?.home.key;
  const { main } = dev.participants.pa1?.vpcs ?? {};
  const a = { ...main, cidr: "10.9.0.0/16", subnets: { "app-a": { cidr: "10.9.1.0/24", az: "a" } } };
  expect(homeOf({ "participants.pa1.vpcs": { a, main } })).toBe("main");
  expect(homeOf({ "participants.pa1.vpcs": { a, main }, "participants.pa1.home": "a" })).toBe("a");
  expect(homeOf({ "participants.pa1.vpcs": { z: main }, "participants.pa1.home": "z", peerings: {} })).toBe("z");
});

test("the short name of a directory is what AWS would choose, at most 15 characters", () => {
  const named = (name: string) => estateOf(devWith({ "hubs.east.directory.name": name })).hubs[0]?.servers;
  expect(named("directory-of-the-company.example.net")).toMatchObject({ shortName: "directory-of-th" });
});

test("the variable of a directory's password has a name that Terraform takes", () => {
  const { east } = dev.hubs;
  const estate = estateOf(
    devWith({
      hubs: { "us-east": east },
      "sites.office.hub": "us-east",
      "participants.pa1.hub": "us-east",
      "participants.pa2.hub": "us-east",
      "participants.pa3.hub": "us-east",
    }),
  );
  expect(estate.hubs[0]?.servers).toMatchObject({ password: { variable: "directory_password_us_east" } });
});

test("the partition is the one of the hub's Region", () => {
  const places = [
    "hubs.east",
    "participants.pa1.vpcs.main",
    "participants.pa2.vpcs.main",
    "participants.pa3.vpcs.main",
  ];
  const moved = Object.fromEntries(places.map((place) => [`${place}.region`, "us-gov-west-1"]));
  expect(estateOf(devWith(moved)).partition).toBe("aws-us-gov");
});

test("a backend s3 keeps what is said and has a prefix", () => {
  const backend = {
    type: "s3",
    bucket: "states",
    region: "eu-west-1",
    roleArn: "arn:aws:iam::111111111111:role/states",
  };
  expect(estateOf(devWith({ backend })).backend).toMatchObject({
    ...backend,
    region: { name: "eu-west-1" },
    prefix: "central-dns",
  });
});

test("an environment in JSON may name its schema, and an environment may be without sites and peerings", () => {
  const estate = estateOf(
    devWith({ $schema: "./environment.schema.json", sites: undefined, services: undefined, peerings: undefined }),
  );
  expect(estate).toMatchObject({ sites: [], peerings: [] });
});

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, withKeysReversed(entry)]),
  );
}
