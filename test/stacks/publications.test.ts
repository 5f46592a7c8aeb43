import { prod } from "../../environments/prod";
import type { Resource, TerraformJson } from "../support/terraform-json";
import { stacksOf, type Stacks, withEntries } from "./estates";
import { providersOf } from "./provider-blocks";
import { pointingTo } from "./references";

const stacks = stacksOf(prod);

/** An SSM parameter, written or read. */
interface Parameter {
  readonly stack: string;
  readonly json: TerraformJson;
  readonly resource: Resource;
  /** `<name> in <account> <Region>`: where AWS has it. */
  readonly place: string;
}

function parametersIn(estate: Stacks, type: string): Parameter[] {
  return [...estate].flatMap(([stack, json]) =>
    json.resources(type).map((resource) => {
      const { name, provider, region } = resource.attributes;
      const account = providersOf(json).get(String(provider).replace("aws.", ""))?.account ?? "nobody";
      return { stack, json, resource, place: `${String(name)} in ${account} ${String(region)}` };
    }),
  );
}

const publicationsOf = (estate: Stacks) => parametersIn(estate, "aws_ssm_parameter");
const readersOf = (estate: Stacks) => parametersIn(estate, "data.aws_ssm_parameter");
const publications = publicationsOf(stacks);
const published = (estate: Stacks) => publicationsOf(estate).map(({ stack, place }) => `${stack}: ${place}`);
const text = ({ resource }: Parameter) => String(resource.attributes.insecure_value);

it("each hub, and each VPC that is peered with another, is published in its own account and Region", () => {
  expect(published(stacks)).toEqual([
    "prod-hub-east: /central-dns/prod/hubs/east in 111111111111 us-east-1",
    "prod-hub-west: /central-dns/prod/hubs/west in 111111111111 us-west-2",
    "prod-participant-billing: /central-dns/prod/vpcs/billing/main in 333333333333 us-east-1",
    "prod-participant-data: /central-dns/prod/vpcs/data/main in 777777777777 us-east-2",
    "prod-participant-legacy: /central-dns/prod/vpcs/legacy/main in 555555555555 us-east-1",
    "prod-participant-platform: /central-dns/prod/vpcs/platform/europe in 111111111111 eu-west-1",
    "prod-participant-platform: /central-dns/prod/vpcs/platform/main in 111111111111 us-east-1",
    "prod-participant-search: /central-dns/prod/vpcs/search/oregon in 444444444444 us-west-2",
    "prod-participant-shop: /central-dns/prod/vpcs/shop/main in 222222222222 us-east-1",
    "prod-participant-shop-tools: /central-dns/prod/vpcs/shop-tools/main in 222222222222 us-east-1",
  ]);
});

it("whoever reads one reads it where it lies, and every one is read", () => {
  const readers = readersOf(stacks);
  expect(readers).toHaveLength(2 + 8 * 2 + 5 * 2 + 2);
  expect([...new Set(readers.map(({ place }) => place))].sort()).toEqual(publications.map(({ place }) => place).sort());
});

it("a VPC is published for as long as a peering reads it", () => {
  const retired = withEntries(prod, { "peerings/search-data/retired": true });
  const gone = published(stacks).filter((publication) => !published(stacksOf(retired)).includes(publication));
  expect(gone).toEqual(["prod-participant-search: /central-dns/prod/vpcs/search/oregon in 444444444444 us-west-2"]);
});

it("they are plain text that plans may show", () => {
  for (const { resource } of publications) {
    const { insecure_value: value, depends_on: after, ...others } = resource.attributes;
    expect(Object.keys(others).sort()).toEqual(["name", "provider", "region", "tier", "type"]);
    expect([others.type, others.tier]).toEqual(["String", "Intelligent-Tiering"]);
    expect([typeof value, Array.isArray(after)]).toEqual(["string", true]);
  }
});

it("they hold ids and addresses, and nothing that a state keeps secret", () => {
  const said = publications.map(text);
  const keys = said.map((content) => [...content.matchAll(/"([^"]+)" = /g)].map(([, key]) => key).join(" "));
  const reverse = "10.in-addr.arpa 64.100.in-addr.arpa 20.172.in-addr.arpa";
  expect(keys.slice(0, 2)).toEqual([
    `vpc_id route_tables private dns_addresses directory_id security_group_id reverse_zones ${reverse}`,
    "vpc_id route_tables private dns_addresses directory_id security_group_id reverse_zones",
  ]);
  expect([...new Set(keys.slice(2))]).toEqual([
    "vpc_id route_tables private data",
    "vpc_id route_tables private",
    "vpc_id route_tables batch main",
    "vpc_id route_tables private pods",
  ]);
  const attributes = said.flatMap((content) => content.match(/(?<=aws_\w+\.[\w-]+\.)\w+/g) ?? []);
  expect([...new Set(attributes)].sort()).toEqual([
    "dns_ip_addresses",
    "id",
    "route_table_id",
    "security_group_id",
    "zone_id",
  ]);
});

it.each(["east", "west"])("hub %s is published after all that its stack makes and reads", (hub) => {
  const publication = publications.find(({ stack }) => stack === `prod-hub-${hub}`);
  const { json, resource } = publication ?? publications[0] ?? fail("nothing is published");
  const others = json.all.map(({ address }) => address).filter((address) => address !== resource.address);
  expect(json.graph.before(resource.address)).toEqual(others.sort());
  expect(others.length).toBeGreaterThan(20);
});

it.each(publications.slice(2).map((publication) => [publication.place, publication] as const))(
  "%s is published after its networks, with their tables in effect, and after nothing else",
  (_place, { json, resource }) => {
    const [vpcAddress = ""] = /(data\.)?aws_vpc\.[\w-]+/.exec(String(resource.attributes.insecure_value)) ?? [];
    const vpc = json.at(vpcAddress);
    const networks = [vpc, ...pointingTo(json, "aws_vpc_ipv4_cidr_block_association", "vpc_id", [vpc])];
    const subnets = pointingTo(json, "aws_subnet", "vpc_id", networks);
    const needed = [
      ...networks,
      ...subnets,
      ...pointingTo(json, "aws_route_table", "vpc_id", [vpc]),
      ...pointingTo(json, "aws_route_table_association", "subnet_id", subnets),
      ...json.resources("data.aws_route_table"),
    ];
    expect(json.graph.before(resource.address)).toEqual(needed.map(({ address }) => address).sort());
  },
);

function fail(reason: string): never {
  throw new Error(reason);
}
