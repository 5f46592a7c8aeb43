import type { Estate, Hub, Participant, Peering, Vpc } from "../../model";
import { Cloud, digest } from "../terraform/stand-in/cloud";
import type { Values } from "../terraform/stand-in/values";

type Network = Hub | Vpc;

/**
 * What an environment finds when it comes, as far as it says so: what is called existing is there and is as described, and
 * what its stacks publish for each other is published. Ids that only AWS could know are made up.
 */
export function imaginedWorld(estate: Estate): Cloud {
  const cloud = new Cloud();
  const vpcs = estate.participants.flatMap((participant) => [...participant.vpcs, ...participant.retiredVpcs]);
  for (const network of [...estate.hubs, ...vpcs]) addNetwork(cloud, network);
  for (const hub of estate.hubs) {
    addServers(cloud, hub);
    publish(cloud, hub, `/central-dns/${estate.name}/hubs/${hub.key}`, publicationOf(hub, estate));
  }
  for (const vpc of vpcs) {
    if (typeof vpc.link !== "string") addPeering(cloud, vpc.link.existing, vpc, idOf(vpc), idOf(vpc.hub));
    publish(cloud, vpc, `/central-dns/${estate.name}/vpcs/${vpc.path}`, networkPublication(vpc));
  }
  for (const participant of estate.participants) addZone(cloud, participant);
  for (const peering of estate.peerings) addExistingPeering(cloud, peering);
  return cloud;
}

function addNetwork(cloud: Cloud, network: Network): void {
  const { source, cidrs } = network;
  if (!("vpcId" in source)) return;
  const [primary, ...secondary] = cidrs.map(({ text }) => text);
  seed(cloud, network, "aws_vpc", source.vpcId, {
    cidr_block: primary ?? null,
    enable_dns_support: true,
    enable_dns_hostnames: true,
  });
  for (const cidr of secondary) {
    const values = { vpc_id: source.vpcId, cidr_block: cidr };
    seed(cloud, network, "aws_vpc_ipv4_cidr_block_association", madeUp("vpc-cidr-assoc", source.vpcId, cidr), values);
  }
  for (const table of Object.values(source.tableIds)) {
    seed(cloud, network, "aws_route_table", table, { vpc_id: source.vpcId });
  }
}

function addServers(cloud: Cloud, hub: Hub): void {
  const { servers } = hub;
  if ("directoryId" in servers) {
    seed(cloud, hub, "aws_directory_service_directory", servers.directoryId, {
      name: servers.name.text,
      dns_ip_addresses: addressesOf(hub),
      security_group_id: madeUp("sg", hub.key),
      vpc_settings: [{ vpc_id: idOf(hub), subnet_ids: [], availability_zones: [] }],
    });
  }
  if ("password" in servers && "secret" in servers.password) {
    const { secret } = servers.password;
    const values = { secret_id: secret, secret_string: "Placeholder-of-the-dry-run-1" };
    seed(cloud, hub, "aws_secretsmanager_secret_version", secret, values);
  }
}

function addZone(cloud: Cloud, { zone, account, home }: Participant): void {
  if (zone.existingId === undefined) return;
  const vpc = [{ vpc_id: idOf(home), vpc_region: home.region.name }];
  cloud.seed("aws_route53_zone", { account: account.id.text }, { id: zone.existingId, name: zone.name.text, vpc });
}

function addExistingPeering(cloud: Cloud, peering: Peering): void {
  if ("partner" in peering || peering.existingId === undefined) return;
  const [requester, accepter] = [peering.requester.vpc, peering.accepter.vpc];
  addPeering(cloud, peering.existingId, requester, idOf(requester), idOf(accepter));
}

function addPeering(cloud: Cloud, id: string, owner: Network, requester: string, accepter: string): void {
  const values = { vpc_id: requester, peer_vpc_id: accepter, accept_status: "active" };
  seed(cloud, owner, "aws_vpc_peering_connection", id, values);
}

/** As stacks/estate-hub.ts writes it. */
function publicationOf(hub: Hub, { reverseLookup }: Estate): object {
  const zones = reverseLookup?.hub === hub ? reverseLookup.zones : [];
  return {
    ...networkPublication(hub),
    dns_addresses: addressesOf(hub),
    directory_id: "directoryId" in hub.servers ? hub.servers.directoryId : madeUp("d", hub.key),
    security_group_id: madeUp("sg", hub.key),
    reverse_zones: Object.fromEntries(zones.map(({ text }) => [text, madeUp("Z", text)])),
  };
}

function networkPublication(network: Network): object {
  const { source, routeTables } = network;
  const tables = "tableIds" in source ? source.tableIds : {};
  return {
    vpc_id: idOf(network),
    route_tables: Object.fromEntries(
      routeTables.map((name) => [name, tables[name] ?? madeUp("rtb", idOf(network), name)]),
    ),
  };
}

function publish(cloud: Cloud, network: Network, name: string, content: object): void {
  seed(cloud, network, "aws_ssm_parameter", name, { name, type: "String", insecure_value: JSON.stringify(content) });
}

function addressesOf({ servers, cidrs }: Hub): string[] {
  const known = "addresses" in servers ? servers.addresses : servers.dnsAddresses;
  return known?.map(({ text }) => text) ?? [cidrs[0].text.replace(/\.\d+\/\d+$/, ".10")];
}

function idOf(network: Network): string {
  const { source } = network;
  return "vpcId" in source ? source.vpcId : madeUp("vpc", network.account.key, network.key, network.cidrs[0].text);
}

function seed(cloud: Cloud, { account, region }: Network, type: string, id: string, values: Values): void {
  cloud.seed(type, { account: account.id.text, region: region.name }, { ...values, id });
}

/** An id that nobody takes for a real one. */
function madeUp(kind: string, ...what: string[]): string {
  return `${kind}-imagined${digest(...what).slice(0, 9)}`;
}
