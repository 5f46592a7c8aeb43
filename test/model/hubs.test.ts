import { estateWith, faultsWith, named } from "./prod";

const text = ({ text }: { readonly text: string }) => text;

test("a hub answers by a directory of ours, by one that exists, or by servers that somebody else runs", () => {
  const plain = { "hubs.east.directory": undefined, "hubs.east.dnsAddresses": undefined };
  const servers = (changes: Record<string, unknown>) => estateWith(changes).hubs.map((hub) => hub.servers);
  expect(servers({})).toMatchObject([
    { name: { text: "east.ad.example.net" }, shortName: "EAST", subnets: ["dc-a", "dc-b"], domainControllers: 3 },
    { name: { text: "west.ad.example.net" }, directoryId: "d-9267a0b1c2" },
  ]);
  expect(servers({ ...plain, "hubs.east.dnsServers": ["10.0.0.53", "10.0.1.53"] })[0]).toEqual({
    addresses: [expect.objectContaining({ text: "10.0.0.53" }), expect.objectContaining({ text: "10.0.1.53" })],
  });
});

test("a directory's addresses are pinned once they are known, in the order in which they are written", () => {
  const servers = estateWith({ "hubs.west.dnsAddresses": ["10.128.1.10", "10.128.0.10"] }).hubs.map(
    (hub) => hub.servers,
  );
  const pinned = servers.map((server) => ("name" in server ? server.dnsAddresses?.map(text) : []));
  expect(pinned).toEqual([
    ["10.0.0.10", "10.0.1.10", "10.0.0.11"],
    ["10.128.1.10", "10.128.0.10"],
  ]);
  expect(named(estateWith({}).hubs, "west").servers).not.toHaveProperty("dnsAddresses");
});

describe("what answers for a hub is said once", () => {
  const allowed = "a directory, or dnsServers with the addresses of servers that somebody else runs";
  const remove = "remove one of the two";
  const addresses = ["10.0.0.53"];

  test.each([
    [
      { "hubs.west.directory": undefined },
      { path: "hubs.west.directory", got: "neither a directory nor dnsServers", allowed, cure: "add a directory" },
    ],
    [
      { "hubs.west.dnsServers": addresses },
      { path: "hubs.west.directory", got: "a directory, and dnsServers", allowed, cure: remove },
    ],
    [
      { "hubs.west.directory": undefined, "hubs.west.dnsAddresses": addresses },
      { path: "hubs.west.directory", got: "neither a directory nor dnsServers", allowed, cure: "add a directory" },
    ],
    [
      { "hubs.west.directory": undefined, "hubs.west.dnsServers": addresses, "hubs.west.dnsAddresses": addresses },
      {
        path: "hubs.west.dnsAddresses",
        got: "the addresses of a directory, beside dnsServers",
        allowed: "dnsAddresses of a hub with a directory",
        cure: "remove dnsAddresses: the hosts are handed dnsServers",
      },
    ],
    [
      { "hubs.west.directory": { name: "west.ad.example.net", subnets: ["dc-a", "dc-b"] } },
      {
        path: "hubs.west.directory",
        got: "a directory to be created, in a VPC that exists",
        allowed: "an existing directory, or dnsServers, for a VPC that exists",
        cure: "give the id of the directory in existing, or let the VPC be created too",
      },
    ],
  ])("%j", (changes, fault) => {
    expect(faultsWith(changes)).toEqual([{ code: "hub-servers", ...fault }]);
  });

  test.each([
    [{ "hubs.west.directory": undefined, "hubs.west.dnsServers": addresses }],
    [{ "hubs.west.dnsAddresses": addresses }],
    [{ "hubs.east.directory": { name: "east.ad.example.net", existing: "d-9267a0b1c3" } }],
  ])("%j is right", (changes) => {
    expect(faultsWith(changes)).toEqual([]);
  });
});

test("a participant names its hub, and each of its VPCs may name another", () => {
  const hubsOf = (changes: Record<string, unknown>) =>
    named(estateWith(changes).participants, "shop").vpcs.map((vpc) => [vpc.key, vpc.hub.key]);
  expect(hubsOf({})).toEqual([
    ["main", "east"],
    ["west", "west"],
  ]);
  expect(hubsOf({ "participants.shop.hub": "west" })).toEqual([
    ["main", "west"],
    ["west", "west"],
  ]);
  expect(hubsOf({ "participants.shop.vpcs.west.hub": undefined })).toEqual([
    ["main", "east"],
    ["west", "east"],
  ]);
});

test("a hub is one object wherever it is named", () => {
  const { hubs, sites, participants, reverseLookup } = estateWith({});
  const east = named(hubs, "east");
  expect(reverseLookup?.hub).toBe(east);
  expect(named(sites, "headquarters").hubs[0]).toBe(east);
  expect(named(participants, "shop").home.hub).toBe(east);
});

test("a site is linked to its hub first, then to the others as they are written, to each once", () => {
  const hubsOf = (changes: Record<string, unknown>) =>
    named(estateWith(changes).sites, "datacenter").hubs.map((hub) => hub.key);
  expect(hubsOf({})).toEqual(["east", "west"]);
  expect(hubsOf({ "sites.datacenter.hub": "west", "sites.datacenter.otherHubs": ["east"] })).toEqual(["west", "east"]);
  expect(hubsOf({ "sites.datacenter.otherHubs": undefined })).toEqual(["east"]);
  expect(hubsOf({ "sites.datacenter.otherHubs": ["west", "east", "west"] })).toEqual(["east", "west"]);
});

test("each account has a role, and for what other accounts' stacks own in it the same one or a narrower", () => {
  const roles = estateWith({}).accounts.map(({ key, role, connectRole }) => [key, role, connectRole]);
  expect(roles).toEqual(
    expect.arrayContaining([
      ["dns", "dns/admin", "dns/connect"],
      ["billing", "central-dns", "network/connect"],
      ["legacy", "OrganizationAccountAccessRole", "OrganizationAccountAccessRole"],
      ["shop", "central-dns", "central-dns"],
    ]),
  );
});
