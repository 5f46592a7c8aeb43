import { Cidr } from "../../../values";
import { type Endpoint, type EstateFacts, type Flow, type Network, path, type Path } from "../../../verify";
import { type Blocks, read } from "../network/terraform";

/** A VPC of /16 with one subnet of /24 and its table. */
export function vpc(name: string, octets: string): Blocks {
  return {
    [`aws_vpc.${name}`]: { cidr_block: `${octets}.0.0/16` },
    [`aws_subnet.${name}`]: { vpc_id: id("aws_vpc", name), cidr_block: `${octets}.1.0/24` },
    [`aws_route_table.${name}`]: { vpc_id: id("aws_vpc", name) },
    [`aws_route_table_association.${name}`]: {
      subnet_id: id("aws_subnet", name),
      route_table_id: id("aws_route_table", name),
    },
  };
}

export function peering(requester: string, accepter: string): Blocks {
  return {
    [`aws_vpc_peering_connection.${requester}_${accepter}`]: {
      vpc_id: id("aws_vpc", requester),
      peer_vpc_id: id("aws_vpc", accepter),
      auto_accept: true,
    },
  };
}

/** `aws_route.<from>_<to>` */
export function route(from: string, to: string, destination: string, peeringName: string): Blocks {
  return {
    [`aws_route.${from}_${to}`]: {
      route_table_id: id("aws_route_table", from),
      destination_cidr_block: destination,
      vpc_peering_connection_id: id("aws_vpc_peering_connection", peeringName),
    },
  };
}

export function id(type: string, name: string): string {
  return `\${${type}.${name}.id}`;
}

/** A hub, two applications that are peered with it and not with each other; all in one account and Region. */
export const HUB_AND_SPOKES: Blocks = {
  ...vpc("hub", "10.0"),
  ...vpc("one", "10.1"),
  ...vpc("two", "10.2"),
  ...peering("one", "hub"),
  ...peering("two", "hub"),
  ...route("one", "hub", "10.0.0.0/16", "one_hub"),
  ...route("hub", "one", "10.1.0.0/16", "one_hub"),
  ...route("two", "hub", "10.0.0.0/16", "two_hub"),
  ...route("hub", "two", "10.2.0.0/16", "two_hub"),
};

/** Without some blocks. */
export function dropped(blocks: Blocks, ...names: readonly string[]): Blocks {
  for (const name of names) if (!(name in blocks)) throw new Error(`there is no ${name}`);
  return Object.fromEntries(Object.entries(blocks).filter(([name]) => !names.includes(name)));
}

export interface Question {
  /** Names of subnets, or of sites. */
  readonly from: string;
  readonly to: string;
  readonly protocol?: Flow["protocol"];
  readonly port?: number;
  /** Security groups of either end. @default none is told */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Addresses of the destination. @default all of the subnet, or of the site's first network */
  readonly address?: string;
}

/** Follows a flow through blocks, from all addresses of one subnet to all of another. */
export async function follow(blocks: Blocks, question: Question, facts?: EstateFacts): Promise<Path> {
  const { network } = await read(blocks, facts);
  const { protocol = "tcp", port = 53, address } = question;
  const from = endpoint(network, question.from, question, facts);
  const to = endpoint(network, question.to, question, facts);
  const addresses = address === undefined ? to.addresses : Cidr.parse(address);
  return path(network, { from, to: { ...to, addresses }, protocol, port });
}

function endpoint(network: Network, name: string, { groups }: Question, facts?: EstateFacts): Endpoint {
  const site = facts?.sites.find((each) => each.name === name);
  if (site) return { site, addresses: site.networks[0] ?? Cidr.parse("0.0.0.0/0") };
  const subnet = network.vpcs.flatMap(({ subnets }) => subnets).find(({ label }) => label === `aws_subnet.${name}`);
  if (subnet === undefined) throw new Error(`there is no subnet ${name}`);
  const labels = groups?.[name]?.map((group) => `aws_security_group.${group}`);
  const own = labels && network.securityGroups.filter(({ label }) => labels.includes(label));
  return { subnet, addresses: subnet.cidr, groups: own };
}

/** `CODE cause` of each obstacle. */
export function obstaclesOf({ obstacles }: Path): readonly string[] {
  return obstacles.map(({ code, cause }) => `${code} ${cause}`);
}
