/**
 * Whether the hosts of a VPC get answers from the hub that they are sent to, judged from what exists in the cloud and
 * from nothing else: not from our modules, nor from any configuration.
 */
import type { Cloud, CloudObject } from "../terraform/stand-in/cloud";
import { blocksIn } from "../terraform/stand-in/configuration";
import { NO_OPTION_SET } from "../terraform/stand-in/effects";
import { contains, networksOf } from "../terraform/stand-in/network";
import { vpcsSeeing } from "../terraform/stand-in/rules/zones";
import { text, texts } from "../terraform/stand-in/values";

export interface World {
  readonly cloud: Cloud;
  /** The domain that all zones lie below; each hub is to own a zone of this name. */
  readonly rootDomain: string;
  /** Primary networks of VPCs that somebody else connects with their hub: how is taken on trust. */
  readonly linkedElsewhere: readonly string[];
}

/** The DNS servers that a VPC's hosts are told of; nothing while that is Amazon's own resolver. */
export function serversOf(cloud: Cloud, { values }: CloudObject): readonly string[] | undefined {
  const id = text(values.dhcp_options_id);
  const set = cloud.find("aws_vpc_dhcp_options", id);
  // A set that nobody made is that of the Region, which names Amazon's resolver.
  if (!set && id !== NO_OPTION_SET) return undefined;
  const servers = texts(set?.values.domain_name_servers);
  return servers.length > 0 && servers.every((server) => server === "AmazonProvidedDNS") ? undefined : servers;
}

/** What keeps the hosts of a VPC from answers, the first thing of all; nothing while they get them. */
export function obstacle(world: World, vpc: CloudObject): string | undefined {
  const servers = serversOf(world.cloud, vpc);
  if (servers?.length === 0) return "its hosts are told of no DNS server";
  for (const server of servers ?? []) for (const found of obstaclesTo(world, vpc, server)) return found;
  return undefined;
}

function* obstaclesTo(world: World, vpc: CloudObject, server: string): Generator<string> {
  const { cloud, linkedElsewhere } = world;
  const directory = cloud
    .all("aws_directory_service_directory")
    .find(({ values }) => texts(values.dns_ip_addresses).includes(server));
  const [settings] = blocksIn(directory?.values.vpc_settings);
  const hub = cloud.find("aws_vpc", text(settings?.vpc_id));
  if (!directory || !hub) {
    yield `nobody answers at ${server}`;
    return;
  }
  const clients = clientsIn(cloud, vpc);
  if (!linkedElsewhere.includes(text(vpc.values.cidr_block))) {
    const controllers = texts(settings?.subnet_ids).flatMap((id) => cloud.find("aws_subnet", id) ?? []);
    yield* wayObstacles(cloud, { vpc, hub, server, clients, controllers });
  }
  yield* admissionObstacles(cloud, text(directory.values.security_group_id), clients);
  yield* nameObstacles(world, vpc, hub, directory);
}

interface Way {
  readonly vpc: CloudObject;
  readonly hub: CloudObject;
  readonly server: string;
  readonly clients: readonly string[];
  /** The subnets of the domain controllers, as far as they are known. */
  readonly controllers: readonly CloudObject[];
}

function* wayObstacles(cloud: Cloud, { vpc, hub, server, clients, controllers }: Way): Generator<string> {
  const peerings = cloud.all("aws_vpc_peering_connection").filter(({ values }) => {
    const ends = [values.vpc_id, values.peer_vpc_id];
    return ends.includes(vpc.id) && ends.includes(hub.id) && values.accept_status === "active";
  });
  if (peerings.length === 0) yield `no active peering joins it with ${hub.id}`;
  const leadsAcross = (table: string, to: string) => {
    const target = nextHop(cloud, table, to);
    return peerings.some(({ id }) => id === target);
  };
  for (const table of tablesInEffect(cloud, vpc, subnetsOf(cloud, vpc))) {
    if (!leadsAcross(table, server)) yield `${table} has no way to ${server}`;
  }
  for (const table of tablesInEffect(cloud, hub, controllers)) {
    for (const client of clients) if (!leadsAcross(table, client)) yield `${table} has no way back to ${client}`;
  }
}

function* admissionObstacles(cloud: Cloud, group: string, clients: readonly string[]): Generator<string> {
  const rules = cloud
    .all("aws_vpc_security_group_ingress_rule")
    .filter(({ values }) => values.security_group_id === group);
  for (const protocol of ["udp", "tcp"]) {
    for (const client of clients) {
      const admitted = rules.some(({ values }) => {
        const ports = Number(values.from_port) <= 53 && 53 <= Number(values.to_port);
        const network = text(values.cidr_ipv4);
        return values.ip_protocol === protocol && ports && network !== "" && contains(network, client);
      });
      if (!admitted) yield `${group} does not admit ${protocol} 53 from ${client}`;
    }
  }
}

/** The directory must send the root domain, and the VPC's own zones, to a resolver that sees them. */
function* nameObstacles(
  { cloud, rootDomain }: World,
  vpc: CloudObject,
  hub: CloudObject,
  directory: CloudObject,
): Generator<string> {
  if (hub.values.enable_dns_support !== true || hub.values.enable_dns_hostnames !== true) {
    yield `${hub.id} does not resolve private names`;
  }
  const zones = cloud
    .all("aws_route53_zone")
    .map((zone) => ({ name: text(zone.values.name), seeing: vpcsSeeing(cloud, zone) }));
  const own = zones.filter(({ seeing }) => seeing.includes(vpc.id)).map(({ name }) => name);
  for (const name of new Set([rootDomain, ...own])) {
    const forwarded = forwarderOf(cloud, directory, name);
    const resolver = resolverOf(text(hub.values.cidr_block));
    if (forwarded.join() !== resolver) yield `${directory.id} does not forward ${name} to ${resolver}`;
    const seen = zones.some((zone) => zone.name === name && zone.seeing.includes(hub.id));
    if (!seen) yield `${hub.id} sees no zone ${name}`;
  }
}

/** The servers of the forwarder for the longest domain that a name lies in. */
function forwarderOf(cloud: Cloud, { id }: CloudObject, name: string): string[] {
  const [longest] = cloud
    .all("aws_directory_service_conditional_forwarder")
    .map(({ values }) => ({ directory: values.directory_id, domain: text(values.remote_domain_name), values }))
    .filter(({ directory, domain }) => directory === id && `.${name}`.endsWith(`.${domain}`))
    .sort((one, other) => other.domain.length - one.domain.length);
  return texts(longest?.values.dns_ips);
}

/** The networks that hosts of a VPC have their addresses in. */
function clientsIn(cloud: Cloud, vpc: CloudObject): string[] {
  const subnets = subnetsOf(cloud, vpc).map(({ values }) => text(values.cidr_block));
  return subnets.length > 0 ? subnets : networksOf(cloud, vpc.id);
}

function subnetsOf(cloud: Cloud, vpc: CloudObject): CloudObject[] {
  return cloud.all("aws_subnet").filter(({ values }) => values.vpc_id === vpc.id);
}

/** Where no subnet is known, as in a VPC that was there before, each table may be in effect. */
function tablesInEffect(cloud: Cloud, vpc: CloudObject, subnets: readonly CloudObject[]): Set<string> {
  const tables = cloud.all("aws_route_table").filter(({ values }) => values.vpc_id === vpc.id);
  if (subnets.length === 0) return new Set(tables.map(({ id }) => id));
  const associations = cloud.all("aws_route_table_association");
  const tableOf = ({ id }: CloudObject) =>
    associations.find(({ values }) => values.subnet_id === id)?.values.route_table_id;
  return new Set(subnets.map((subnet) => text(tableOf(subnet) ?? vpc.values.main_route_table_id)));
}

/** Where a table sends a network: into the peering that this names, when all of it goes there. */
function nextHop(cloud: Cloud, table: string, network: string): string | undefined {
  const routes = cloud
    .all("aws_route")
    .filter(({ values }) => values.route_table_id === table)
    .map(({ values }) => ({
      to: text(values.destination_cidr_block),
      peering: text(values.vpc_peering_connection_id),
    }));
  const [widest] = routes
    .filter(({ to }) => contains(to, network))
    .sort((one, other) => Number(other.to.split("/")[1]) - Number(one.to.split("/")[1]));
  const split = routes.some(({ to, peering }) => contains(network, to) && peering !== widest?.peering);
  return split ? undefined : widest?.peering;
}

/** Two above the first address of the VPC. */
function resolverOf(network: string): string {
  const [address = ""] = network.split("/");
  return address.replace(/\d+$/, (last) => String(Number(last) + 2));
}
