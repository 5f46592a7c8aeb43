import type { Directory, Vpc } from "../network/network";
import type { Located } from "../network/network";

/** Commands that check in the running estate what a trace says of the planned one. */

/** Asks a server as the host would. */
export function dig(address: string, name: string, type: string): string {
  return `dig @${address} ${name} ${type}`;
}

export function checkOptionSet(vpc: Vpc): string {
  return aws(vpc, `ec2 describe-vpcs --vpc-ids ${idOf(vpc)} --query 'Vpcs[].DhcpOptionsId'`);
}

export function checkForwarder(directory: Directory, domain: string | undefined): string {
  const names = domain === undefined ? "" : ` --remote-domain-names ${domain}`;
  const region = regionOf(directory);
  return `aws ds describe-conditional-forwarders --directory-id ${idOf(directory)}${names}${region}`;
}

export function checkZones(vpc: Vpc): string {
  return `aws route53 list-hosted-zones-by-vpc --vpc-id ${idOf(vpc)} --vpc-region ${vpc.region ?? "REGION"}`;
}

/** What decided a step of a packet. */
export function checkBlock(located: Located): string | undefined {
  const command = DESCRIBE[located.block?.type ?? ""];
  return command && `aws ${command} ${idOf(located)}${regionOf(located)}`;
}

const DESCRIBE: Readonly<Record<string, string>> = {
  aws_route_table: "ec2 describe-route-tables --route-table-ids",
  aws_vpc_peering_connection: "ec2 describe-vpc-peering-connections --vpc-peering-connection-ids",
  aws_security_group: "ec2 describe-security-group-rules --filters Name=group-id,Values=",
  aws_network_acl: "ec2 describe-network-acls --network-acl-ids",
  aws_vpn_gateway: "ec2 describe-vpn-gateways --vpn-gateway-ids",
  aws_vpn_connection: "ec2 describe-vpn-connections --vpn-connection-ids",
  aws_subnet: "ec2 describe-subnets --subnet-ids",
};

function aws(located: Located, command: string): string {
  return `aws ${command}${regionOf(located)}`;
}

function regionOf({ block }: Located): string {
  return block?.region === undefined ? "" : ` --region ${block.region}`;
}

/** An id of AWS where it is known, else where to find it. */
function idOf({ block, label }: Located): string {
  const id = block?.value("id");
  return typeof id === "string" ? id : `<id of ${block?.address ?? label}>`;
}
