import { join } from "node:path";
import { loadEstates, type Picture, readNameService, readNetwork, readPicture } from "../../../verify";
import { facts as hubFacts, hub } from "../dns/estate";
import { type Blocks, factsOf, read } from "../network/terraform";

/** The estate with a hub, an application that is its client, one that is not, and a partner. */
const blocks: Blocks = {
  ...hub,
  "aws_vpc_dhcp_options.hub": { domain_name_servers: "${aws_directory_service_directory.ad.dns_ip_addresses}" },
  "aws_vpc_dhcp_options_association.app": {
    vpc_id: "${aws_vpc.app.id}",
    dhcp_options_id: "${aws_vpc_dhcp_options.hub.id}",
  },
  "aws_vpc.old": { cidr_block: "10.2.0.0/16", tags: { Name: "old billing" }, provider: "aws.two" },
  "aws_vpc_peering_connection.hub": {
    vpc_id: "${aws_vpc.app.id}",
    peer_vpc_id: "${aws_vpc.hub.id}",
    auto_accept: true,
  },
  "aws_vpc_peering_connection.app": {
    vpc_id: "${aws_vpc.app.id}",
    peer_vpc_id: "${aws_vpc.old.id}",
    peer_owner_id: "222222222222",
  },
  "aws_vpc_peering_connection.partner": {
    vpc_id: "${aws_vpc.app.id}",
    peer_vpc_id: "vpc-0999a0b1c2d3e4f50",
    peer_owner_id: "999999999999",
    peer_region: "eu-central-1",
  },
};

const facts = factsOf({
  domains: ["aws.example.net"],
  hubs: [{ name: "east", vpc: { id: "${aws_vpc.hub.id}" } }],
  vpcs: [{ name: "shop/main", vpc: { id: "${aws_vpc.app.id}" }, hub: "east", zones: ["app.aws.example.net"] }],
  sites: [
    {
      name: "office",
      networks: ["192.168.0.0/16"],
      dnsServers: ["192.168.0.10"],
      domains: ["office.example.com"],
      links: [{ hub: "east", over: "vpn" }],
    },
  ],
  services: [
    {
      name: "payments",
      between: [{ vpc: "shop/main", cidrs: [] }, { cidrs: ["172.31.0.0/20"] }],
      ports: [
        { protocol: "tcp", from: 443, to: 443 },
        { protocol: "udp", from: 9000, to: 9010 },
        { protocol: "icmp", from: 0, to: 0 },
      ],
    },
  ],
});

const pictureOf = async (given: Blocks, told = facts): Promise<Picture> =>
  readPicture("estate", { ...(await read(given, told)), facts: told });

const nameIn = ({ hubs, vpcs, sites }: Picture, wanted: string) =>
  [...hubs, ...vpcs, ...sites].find(({ key }) => key === wanted)?.name;

it("calls VPCs as the facts do, else by their Name tag, else by their block", async () => {
  const picture = await pictureOf(blocks);
  expect(picture.hubs.map(({ name }) => name)).toEqual(["east"]);
  expect(picture.vpcs.map(({ name }) => name)).toEqual(["shop/main", "old billing", "payments"]);
  const bare = await pictureOf(blocks, factsOf({}));
  expect(bare.vpcs.map(({ name }) => name)).toEqual(["aws_vpc.app", "old billing", "vpc-0999a0b1c2d3e4f50"]);
});

it("finds a hub by its directory, where no facts name it", async () => {
  expect((await pictureOf(blocks, factsOf({}))).hubs.map(({ key }) => key)).toEqual(["vpc aws_vpc.hub"]);
});

it("reads networks, accounts, Regions and zones", async () => {
  const { vpcs } = await pictureOf(blocks);
  expect(vpcs[0]).toMatchObject({
    account: "111111111111",
    region: "us-east-1",
    cidrs: ["10.1.0.0/16"],
    zones: ["app.aws.example.net"],
    notes: [],
  });
  expect(vpcs[1]).toMatchObject({ account: "222222222222", notes: ["asks AmazonProvidedDNS"] });
});

it("reads whom each asks: VPCs by their option set, the hub by its forwarders, sites by their link", async () => {
  const picture = await pictureOf(blocks);
  const [east] = picture.hubs;
  expect(picture.clients).toEqual([{ vpc: "vpc aws_vpc.app", hub: "vpc aws_vpc.hub" }]);
  expect(east?.servers.forwards).toEqual([
    { domain: "office.example.com", to: "site office" },
    { domain: "aws.example.net", to: "resolver" },
  ]);
  expect(east?.servers.places).toEqual(["addresses in 10.0.1.0/24, 10.0.2.0/24"]);
  expect(east?.resolver).toEqual({ address: "10.0.0.2", zones: ["app.aws.example.net", "aws.example.net"] });
  expect(picture.sites[0]?.forwards).toEqual([{ domain: "aws.example.net", to: "vpc aws_vpc.hub" }]);
  expect(picture.links).toEqual([{ site: "site office", hub: "vpc aws_vpc.hub", over: "vpn" }]);
});

it("reads shared resolver rules, and whose VPCs are associated with them", async () => {
  const [estate] = await loadEstates(join(__dirname, "../../fixtures/resolver-rules"));
  if (estate === undefined) throw new Error("there is one estate");
  const network = readNetwork(estate.configuration, estate.facts);
  const picture = readPicture("", { ...estate, network, names: readNameService(estate.configuration, network) });
  expect(picture.clients.map(({ vpc, hub: asked }) => [nameIn(picture, vpc), nameIn(picture, asked)])).toEqual([
    ["fleet", "shared"],
    ["pay", "shared"],
  ]);
  expect(picture.hubs[0]?.servers.forwards).toEqual([
    { domain: "aws.kestrel.example", to: "resolver" },
    { domain: "plant.kestrel.example", to: "site plant" },
  ]);
});

it("follows a forwarder that was changed to go elsewhere", async () => {
  const root = "aws_directory_service_conditional_forwarder.root";
  const picture = await pictureOf({ ...blocks, [root]: { ...blocks[root], dns_ips: ["192.0.2.1"] } });
  expect(picture.hubs[0]?.servers.forwards).toContainEqual({ domain: "aws.example.net", to: undefined });
});

it("reads peerings with their services and whether they are active, and the third parties at their ends", async () => {
  const picture = await pictureOf(blocks);
  const told = picture.peerings.map(({ ends, services, active }) => ({
    ends: ends.map((end) => nameIn(picture, end)),
    services,
    active,
  }));
  expect(told).toEqual([
    { ends: ["shop/main", "old billing"], services: [], active: false },
    { ends: ["shop/main", "east"], services: [], active: true },
    { ends: ["shop/main", "payments"], services: ["tcp/443", "udp/9000-9010", "icmp"], active: true },
  ]);
  expect(picture.vpcs.at(-1)).toMatchObject({
    owner: "third party",
    account: "999999999999",
    region: "eu-central-1",
    cidrs: ["172.31.0.0/20"],
    notes: ["vpc-0999a0b1c2d3e4f50"],
  });
});

it("draws what is broken as far as it goes", async () => {
  const broken: Blocks = {
    ...blocks,
    "aws_vpc.app": { cidr_block: "10.1.0.0/99" },
    "aws_vpc_dhcp_options_association.app": { vpc_id: "${aws_vpc.gone.id}", dhcp_options_id: "${aws_vpc.gone.id}" },
  };
  const { vpcs, clients } = await pictureOf(broken);
  expect(vpcs.find(({ name }) => name === "shop/main")?.cidrs).toEqual([]);
  expect(clients).toEqual([]);
});

it("leaves out links with hubs that are not there", async () => {
  const { links } = await pictureOf({ "aws_vpc.alone": { cidr_block: "10.9.0.0/16" } }, hubFacts);
  expect(links).toEqual([]);
});
