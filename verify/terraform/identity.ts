import type { Block } from "./block";

/**
 * Attributes that hold the same id as `id` does (attribute references of the provider, 6.25.0): where one of them is
 * written, that is the id; else all of them are one reference.
 */
const SAME_AS_ID: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_route53_zone", ["zone_id"]],
  ["aws_vpc_peering_connection_accepter", ["vpc_peering_connection_id"]],
  ["aws_vpc_peering_connection_options", ["vpc_peering_connection_id"]],
  ["aws_route_table", ["route_table_id"]],
  ["aws_default_route_table", ["default_route_table_id"]],
  ["aws_default_network_acl", ["default_network_acl_id"]],
  ["aws_internet_gateway", ["internet_gateway_id"]],
  ["aws_vpc_dhcp_options", ["dhcp_options_id"]],
  ["aws_directory_service_directory", ["directory_id"]],
  ["aws_route53_resolver_endpoint", ["resolver_endpoint_id"]],
  ["aws_route53_resolver_rule", ["resolver_rule_id"]],
]);

/** Attributes that hold the block's id, if this is one of them. */
export function idAttributes(block: Block, attribute: string): readonly string[] | undefined {
  const others = SAME_AS_ID.get(block.type) ?? [];
  return attribute === "id" || others.includes(attribute) ? ["id", ...others] : undefined;
}

/** The id that is written for a thing that exists already, or that a plan knows. */
export function knownId(block: Block): string | undefined {
  for (const attribute of ["id", ...(SAME_AS_ID.get(block.type) ?? [])]) {
    const value = block.value(attribute);
    if (typeof value === "string") return value;
  }
  return undefined;
}
