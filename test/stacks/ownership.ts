import type { Resource, TerraformJson } from "../support/terraform-json";
import { target } from "./references";

/** The VPC in whose account, and unless it is global in whose Region, a resource must be managed. */
export function vpcOf(json: TerraformJson, resource: Resource): Resource {
  const { type, attributes } = resource;
  if (type === "aws_vpc") return resource;
  if (type === "aws_vpc_peering_connection_accepter") {
    return target(json, target(json, resource, "vpc_peering_connection_id"), "peer_vpc_id");
  }
  if (type === "aws_vpc_peering_connection_options") {
    const accepter = target(json, resource, "vpc_peering_connection_id");
    return vpcOf(json, "accepter" in attributes ? accepter : target(json, accepter, "vpc_peering_connection_id"));
  }
  const attribute = OWNER[type];
  if (attribute === undefined) throw new Error(`whose is ${resource.address}?`);
  return vpcOf(json, target(json, resource, attribute));
}

/** The attribute by which a resource belongs to another one. */
const OWNER: Readonly<Record<string, string>> = {
  aws_directory_service_conditional_forwarder: "directory_id",
  aws_directory_service_directory: "vpc_settings.vpc_id",
  aws_route: "route_table_id",
  aws_route53_record: "zone_id",
  aws_route53_vpc_association_authorization: "zone_id",
  aws_route53_zone: "vpc",
  aws_route53_zone_association: "vpc_id",
  aws_route_table: "vpc_id",
  aws_route_table_association: "subnet_id",
  aws_security_group: "vpc_id",
  aws_subnet: "vpc_id",
  aws_vpc_dhcp_options_association: "vpc_id",
  aws_vpc_peering_connection: "vpc_id",
  aws_vpc_security_group_egress_rule: "security_group_id",
  aws_vpc_security_group_ingress_rule: "security_group_id",
  aws_vpn_connection: "vpn_gateway_id",
  aws_vpn_connection_route: "vpn_connection_id",
  aws_vpn_gateway: "vpc_id",
  aws_vpn_gateway_route_propagation: "route_table_id",
};
