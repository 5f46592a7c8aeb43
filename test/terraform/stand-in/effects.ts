/** What a change of one thing does to others, as AWS or the provider has it. */
import type { Cloud, CloudChange, CloudObject } from "./cloud";
import { blocksIn } from "./configuration";
import { domainControllerAddresses } from "./facts/directory";
import { networksOf } from "./network";
import { text, type Values } from "./values";

/** The option set of a VPC that has none: its hosts are told of no DNS server at all. */
export const NO_OPTION_SET = "default";

/** Lets a change that was made take its effect. */
export function takeEffect(change: CloudChange, cloud: Cloud): void {
  EFFECTS[change.type]?.(change, cloud);
  if (change.after === undefined) removeBelongings(change, cloud);
}

const EFFECTS: Readonly<Record<string, (change: CloudChange, cloud: Cloud) => void>> = {
  /** Without its association a VPC is left with no set; not with the one before, nor with that of the Region. */
  aws_vpc_dhcp_options_association({ before, after }, cloud) {
    const vpc = cloud.find("aws_vpc", text((after ?? before)?.vpc_id));
    cloud.change(vpc, { dhcp_options_id: after ? text(after.dhcp_options_id) : NO_OPTION_SET });
  },

  /** The provider takes a set from every VPC that uses it before it deletes it. */
  aws_vpc_dhcp_options({ id, after }, cloud) {
    if (after) return;
    for (const vpc of cloud.all("aws_vpc")) {
      if (vpc.values.dhcp_options_id === id) cloud.change(vpc, { dhcp_options_id: NO_OPTION_SET });
    }
  },

  aws_vpc_peering_connection(change, cloud) {
    if (change.after?.auto_accept === true) cloud.change(cloud.at(change), { accept_status: "active" });
  },

  /** Removing it removes nothing: the connection goes with the requester's resource. */
  aws_vpc_peering_connection_accepter({ after }, cloud) {
    const connection = cloud.find("aws_vpc_peering_connection", text(after?.vpc_peering_connection_id));
    if (after?.auto_accept === true) cloud.change(connection, { accept_status: "active" });
  },

  aws_directory_service_directory(change, cloud) {
    const { before, after } = change;
    if (after && before) cloud.change(cloud.at(change), { dns_ip_addresses: domainControllerAddresses(cloud, after) });
    else if (after) makeDirectoryGroup(change, after, cloud);
  },
};

/** AWS makes the security group of a directory, and lets the primary network of its VPC in. */
function makeDirectoryGroup({ account, region }: CloudChange, directory: Values, cloud: Cloud): void {
  const group = text(directory.security_group_id);
  const vpc = text(blocksIn(directory.vpc_settings)[0]?.vpc_id);
  const put = (type: string, id: string, values: Values) =>
    cloud.put({ type, id, account, region, values: { ...values, id } });
  put("aws_security_group", group, { vpc_id: vpc });
  const [network = null] = networksOf(cloud, vpc);
  for (const [index, rule] of DIRECTORY_RULES.entries()) {
    const source: Values = index === 0 ? { referenced_security_group_id: group } : { cidr_ipv4: network };
    const id = `${group.replace("sg-", "sgr-")}-${index}`;
    put("aws_vpc_security_group_ingress_rule", id, { ...rule, ...source, security_group_id: group });
  }
}

/** What goes with a thing, by the argument that names it. */
const BELONGINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_directory_service_directory: { aws_directory_service_conditional_forwarder: "directory_id" },
  aws_route53_zone: {
    aws_route53_vpc_association_authorization: "zone_id",
    aws_route53_zone_association: "zone_id",
  },
  // The subnets of a table that goes fall back to the main one.
  aws_route_table: { aws_route: "route_table_id", aws_route_table_association: "route_table_id" },
  aws_security_group: {
    aws_vpc_security_group_egress_rule: "security_group_id",
    aws_vpc_security_group_ingress_rule: "security_group_id",
  },
  aws_subnet: { aws_route_table_association: "subnet_id" },
  aws_vpc_peering_connection: {
    aws_vpc_peering_connection_accepter: "vpc_peering_connection_id",
    aws_vpc_peering_connection_options: "vpc_peering_connection_id",
  },
};

function removeBelongings({ type, id, before }: CloudChange, cloud: Cloud): void {
  for (const [belonging, argument] of Object.entries(BELONGINGS[type] ?? {})) {
    const gone = cloud.all(belonging).filter(({ values }) => values[argument] === id);
    for (const object of gone) cloud.remove(object);
  }
  if (type === "aws_directory_service_directory")
    removeGroup(cloud.find("aws_security_group", text(before?.security_group_id)), cloud);
}

function removeGroup(group: CloudObject | undefined, cloud: Cloud): void {
  if (!group) return;
  cloud.remove(group);
  removeBelongings(group, cloud);
}

/** Inbound rules that AWS gives the group of a directory: all from itself, then ping and the services of a domain. */
const DIRECTORY_RULES: readonly Values[] = [
  { ip_protocol: "-1", from_port: null, to_port: null },
  { ip_protocol: "icmp", from_port: -1, to_port: -1 },
  ...[53, 88, 389, 445, 464].flatMap((port) => [ports("tcp", port), ports("udp", port)]),
  ...[135, 636].map((port) => ports("tcp", port)),
  ports("tcp", 1024, 65535),
  ports("tcp", 3268, 3269),
  ...[123, 138].map((port) => ports("udp", port)),
];

function ports(protocol: string, from: number, to = from): Values {
  return { ip_protocol: protocol, from_port: from, to_port: to };
}
