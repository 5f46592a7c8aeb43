import { prod } from "../../environments/prod";
import { Cloud } from "../terraform/harness";
import { text, type Values } from "../terraform/stand-in/values";

const dns = { account: "111111111111", region: "us-west-2" };
const legacy = { account: "555555555555", region: "us-east-1" };
const partner = { account: "999999999999", region: "us-east-1" };
const resolving = { enable_dns_support: true, enable_dns_hostnames: true };

export const WEST_VPC = "vpc-0128a0b1c2d3e4f50";
export const WEST_TABLE = "rtb-0128a0b1c2d3e4f50";
export const WEST_DIRECTORY = "d-9267a0b1c2";
const LEGACY_VPC = "vpc-0172a0b1c2d3e4f50";
export const LEGACY_ZONE = "Z0123456789LEGACY";
const BILLING_PEERING = "pcx-0172a0b1c2d3e4f53";
const PAYMENTS_PEERING = "pcx-0999a0b1c2d3e4f50";
export const LEGACY_PEERING = "pcx-0172a0b1c2d3e4f50";
const [LEGACY_TABLE, BATCH_TABLE] = ["rtb-0172a0b1c2d3e4f50", "rtb-0172a0b1c2d3e4f51"];
const SECRET = "central-dns/directory";

/**
 * What prod finds when it comes: the hub in the west, the legacy VPC with its zone, the secret.
 *
 * @param wrong attributes that are not as prod says, by the id of the thing
 */
export function existingWorld(wrong: Readonly<Record<string, Values>> = {}): Cloud {
  const cloud = new Cloud();
  const add = (type: string, owner: { account: string; region?: string }, id: string, values: Values) =>
    cloud.seed(type, owner, { ...values, id, ...wrong[id] });
  add("aws_vpc", dns, WEST_VPC, { cidr_block: "10.128.0.0/20", ...resolving });
  add("aws_route_table", dns, WEST_TABLE, { vpc_id: WEST_VPC });
  add("aws_vpn_gateway", dns, "vgw-0128a0b1c2d3e4f50", { vpc_id: WEST_VPC });
  add("aws_directory_service_directory", dns, WEST_DIRECTORY, {
    name: "west.ad.example.net",
    dns_ip_addresses: ["10.128.0.10", "10.128.1.10"],
    security_group_id: "sg-0128a0b1c2d3e4f50",
    vpc_settings: [{ vpc_id: WEST_VPC, subnet_ids: [], availability_zones: [] }],
  });
  add("aws_secretsmanager_secret_version", { ...dns, region: "us-east-1" }, SECRET, {
    secret_id: SECRET,
    secret_string: "Fe5-example-only",
  });
  add("aws_vpc", legacy, LEGACY_VPC, { cidr_block: "172.20.0.0/16", ...resolving });
  for (const table of [LEGACY_TABLE, BATCH_TABLE]) add("aws_route_table", legacy, table, { vpc_id: LEGACY_VPC });
  add("aws_route53_zone", { account: legacy.account }, LEGACY_ZONE, {
    name: "legacy.aws.example.net",
    vpc: [{ vpc_id: LEGACY_VPC, vpc_region: legacy.region }],
  });
  return cloud;
}

/** The legacy VPC is peered, as it was before. */
export function peerLegacy(cloud: Cloud, connection: string, peer: string, status = "active"): void {
  cloud.seed("aws_vpc_peering_connection", legacy, {
    id: connection,
    vpc_id: LEGACY_VPC,
    peer_vpc_id: peer,
    accept_status: status,
  });
}

/** The payment provider asks for a peering with billing's VPC. */
function requestPayments(cloud: Cloud, vpc: string): void {
  cloud.seed("aws_vpc_peering_connection", partner, {
    id: PAYMENTS_PEERING,
    vpc_id: "vpc-0999a0b1c2d3e4f50",
    peer_vpc_id: vpc,
    accept_status: "pending-acceptance",
  });
}

/** Others peer their VPCs with those of ours, once there is something to peer them with. */
export function peerAsSoonAsPossible(cloud: Cloud): void {
  cloud.watch(({ type, id, before, after }) => {
    if (type !== "aws_vpc" || before !== undefined) return;
    const network = text(after?.cidr_block);
    if (network === prod.hubs.east?.cidr) peerLegacy(cloud, LEGACY_PEERING, id);
    if (network !== prod.participants.billing?.vpcs.main?.cidr) return;
    peerLegacy(cloud, BILLING_PEERING, id);
    requestPayments(cloud, id);
  });
}

/** The others take their peerings away again. */
export function removeTheirPeerings(cloud: Cloud): void {
  const theirs = [LEGACY_PEERING, BILLING_PEERING, PAYMENTS_PEERING];
  for (const peering of cloud.all("aws_vpc_peering_connection")) if (theirs.includes(peering.id)) cloud.remove(peering);
}

/** What the stacks of both hubs publish. */
export function publishHubs(cloud: Cloud): void {
  for (const [hub, region] of Object.entries({ east: "us-east-1", west: "us-west-2" })) {
    const content = {
      vpc_id: `vpc-of-${hub}`,
      route_tables: { private: `rtb-of-${hub}` },
      dns_addresses: ["10.0.0.10"],
      reverse_zones: { "20.172.in-addr.arpa": "Z0REVERSE" },
    };
    const name = `/central-dns/prod/hubs/${hub}`;
    cloud.seed(
      "aws_ssm_parameter",
      { account: dns.account, region },
      {
        id: name,
        name,
        type: "String",
        insecure_value: JSON.stringify(content),
      },
    );
  }
}
