/** What others still use cannot be removed. */
import { Refusal, type CloudObject } from "../cloud";
import { blocksIn } from "../configuration";
import { overlap } from "../network";
import { text, texts } from "../values";
import type { Request, Rule } from "./rule";

/** Refuses to remove something that something else needs. */
export const refuseUsed: Rule = (request) => {
  for (const [type, uses] of Object.entries(USERS[request.type] ?? {})) {
    const user = request.cloud.all(type).find((candidate) => uses(candidate, request));
    if (!user) continue;
    throw new Refusal("DependencyViolation", `${request.id} is still used by ${type} ${user.id}.`);
  }
};

type Uses = (user: CloudObject, used: Request) => boolean;

const by =
  (...attributes: string[]): Uses =>
  ({ values }, { id }) =>
    attributes.some((attribute) => values[attribute] === id);

/** Who may use what. Subnets leave their route tables and VPCs their option sets when these go: see the effects. */
const USERS: Readonly<Record<string, Readonly<Record<string, Uses>>>> = {
  aws_vpc: {
    aws_subnet: by("vpc_id"),
    aws_route_table: by("vpc_id"),
    aws_security_group: by("vpc_id"),
    aws_vpc_peering_connection: by("vpc_id", "peer_vpc_id"),
    aws_vpn_gateway_attachment: by("vpc_id"),
  },
  aws_vpc_ipv4_cidr_block_association: {
    aws_subnet: ({ values }, used) =>
      values.vpc_id === used.values.vpc_id && overlap(text(values.cidr_block), text(used.values.cidr_block)),
  },
  aws_subnet: {
    aws_directory_service_directory: ({ values }, { id }) =>
      blocksIn(values.vpc_settings).some(({ subnet_ids }) => texts(subnet_ids).includes(id)),
  },
  aws_security_group: {
    aws_vpc_security_group_ingress_rule: usedByOther,
    aws_vpc_security_group_egress_rule: usedByOther,
  },
  aws_vpn_gateway: {
    aws_vpn_gateway_attachment: by("vpn_gateway_id"),
    aws_vpn_connection: by("vpn_gateway_id"),
  },
  aws_customer_gateway: { aws_vpn_connection: by("customer_gateway_id") },
  aws_route53_zone: {
    // With force_destroy the provider empties the zone first.
    aws_route53_record: ({ values }, used) => values.zone_id === used.id && used.values.force_destroy !== true,
  },
};

function usedByOther({ values }: CloudObject, { id }: Request): boolean {
  return values.referenced_security_group_id === id && values.security_group_id !== id;
}
