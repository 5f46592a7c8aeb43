import { prod } from "../../environments/prod";
import type { Resource, TerraformJson } from "../support/terraform-json";
import { stacksOf } from "./estates";
import { pointingTo, refers, target } from "./references";

const stacks = stacksOf(prod);
const PEERING = "vpc_peering_connection_id";

/** What others wait for as well; all else that an association waits for is there because its VPC needs it. */
const FOUNDATION = ["aws_vpc", "aws_vpc_ipv4_cidr_block_association", "aws_subnet", "aws_route_table", "data.aws_vpc"];

/** A VPC of prod, and in its participant's stack the association that sends its hosts to a hub. */
interface Sent {
  readonly path: string;
  readonly hub: string;
  readonly link: "peering" | "external" | "existing";
  readonly json: TerraformJson;
  readonly association: Resource;
}

const sent = Object.entries(prod.participants).flatMap(([participant, { hub, vpcs, retired }]) =>
  retired === true
    ? []
    : Object.entries(vpcs).map(([key, vpc]): Sent => {
        const json = stacks.get(`prod-participant-${participant}`);
        const association = json?.all.find(({ address }) =>
          address.startsWith(`aws_vpc_dhcp_options_association.participant_dhcp-${key}_`),
        );
        if (json === undefined || association === undefined) throw new Error(`${participant}/${key} is not sent`);
        const link = typeof vpc.link === "object" ? "existing" : (vpc.link ?? "peering");
        return { path: `${participant}/${key}`, hub: vpc.hub ?? hub, link, json, association };
      }),
);

/** All in its own stack that the hub needs to answer a VPC, and what the hub's stack published once the hub works. */
function answerPath({ json, association, hub }: Sent): Resource[] {
  const vpc = target(json, association, "vpc_id");
  const networks = [vpc, ...pointingTo(json, "aws_vpc_ipv4_cidr_block_association", "vpc_id", [vpc])];
  const subnets = pointingTo(json, "aws_subnet", "vpc_id", networks);
  const zones = [...json.resources("aws_route53_zone"), ...json.resources("data.aws_route53_zone")];
  const authorizations = pointingTo(json, "aws_route53_vpc_association_authorization", "zone_id", zones);
  return [
    // Those of the other hubs too: they see the zone as well.
    ...json.resources("data.aws_ssm_parameter"),
    ...pointingTo(json, "aws_route_table_association", "subnet_id", subnets),
    ...json.resources("data.aws_route_table"),
    ...peering(json, vpc, hub),
    ...zones,
    ...authorizations,
    ...pointingTo(json, "aws_route53_zone_association", "zone_id", [...zones, ...authorizations]),
  ];
}

function peering(json: TerraformJson, vpc: Resource, hub: string): Resource[] {
  const published = publication(json, hub);
  const connections = [
    ...pointingTo(json, "aws_vpc_peering_connection", "vpc_id", [vpc]),
    ...json
      .resources("data.aws_vpc_peering_connections")
      .filter((found) => refers(found, "filter", vpc) && refers(found, "filter", published)),
  ];
  const joined = [...connections, ...pointingTo(json, "aws_vpc_peering_connection_accepter", PEERING, connections)];
  return [
    ...joined,
    ...pointingTo(json, "aws_vpc_peering_connection_options", PEERING, joined),
    ...pointingTo(json, "aws_route", PEERING, joined),
  ];
}

function publication(json: TerraformJson, hub: string): Resource {
  const named = ({ attributes }: Resource) => attributes.name === `/central-dns/prod/hubs/${hub}`;
  const [found] = json.resources("data.aws_ssm_parameter").filter(named);
  if (found === undefined) throw new Error(`hub ${hub} is not read`);
  return found;
}

it("every VPC that is not retired is sent to a hub", () => {
  expect(sent.map(({ path, hub }) => `${path} ${hub}`)).toHaveLength(12);
});

describe.each(sent.map((vpc) => [vpc.path, vpc] as const))("%s is sent to its hub", (_path, vpc) => {
  const { json, association, hub, link } = vpc;
  const path = answerPath(vpc);

  it("after everything that makes the hub answer it, and after nothing of anybody else's", () => {
    const before = json.graph.before(association.address).map((address) => json.at(address));
    const waited = before.filter(({ type }) => ![...FOUNDATION, "aws_vpc_dhcp_options"].includes(type));
    expect(waited.map(({ address }) => address)).toEqual(path.map(({ address }) => address).sort());
  });

  it("after what its hub published, whatever else refers to that", () => {
    expect(association.attributes.depends_on).toContain(publication(json, hub).address);
  });

  it("with every kind of piece to wait for", () => {
    const kinds = new Set(path.map(({ type }) => type));
    const connection = {
      peering: ["aws_vpc_peering_connection", "aws_vpc_peering_connection_options", "aws_route"],
      existing: ["data.aws_vpc_peering_connections", "aws_route", "data.aws_route_table", "data.aws_route53_zone"],
      external: ["aws_route_table_association"],
    }[link];
    expect(
      ["aws_route53_zone_association", "data.aws_ssm_parameter", ...connection].filter((kind) => !kinds.has(kind)),
    ).toEqual([]);
    expect(kinds.has("aws_route")).toBe(link !== "external");
  });

  it("with routes both ways, from every table of either side to every network of the other", () => {
    const routes = path.filter(({ type }) => type === "aws_route").map(({ attributes }) => routeOf(attributes, hub));
    expect(routes.sort()).toEqual(link === "external" ? [] : expectedRoutes(vpc));
  });
});

/** `<table> to <network>`, where the hub's table is told by its published name. */
function routeOf(attributes: Resource["attributes"], hub: string): string {
  const table = String(attributes.route_table_id);
  const [, published] = /hub-(\w+)_parameter_\w+\.insecure_value\)\.route_tables\.private\}$/.exec(table) ?? [];
  const [, own] = /aws_route_table\.participant_network-[a-z]+_table-([\w-]+)_\w{8}\./.exec(table) ?? [];
  return `${published === hub ? "hub" : (own ?? table)} to ${String(attributes.destination_cidr_block)}`;
}

function expectedRoutes({ path, hub }: Sent): string[] {
  const [participant = "", key = ""] = path.split("/");
  const vpc = prod.participants[participant]?.vpcs[key];
  const tables = vpc?.existing
    ? Object.keys(vpc.existing.routeTables)
    : Object.values(vpc?.subnets ?? {}).map(({ routeTable = "private" }) => routeTable);
  return [
    ...[...new Set(tables)].map((table) => `${table} to ${prod.hubs[hub]?.cidr ?? ""}`),
    ...[vpc?.cidr, ...(vpc?.secondaryCidrs ?? [])].map((cidr) => `hub to ${cidr ?? ""}`),
  ].sort();
}
