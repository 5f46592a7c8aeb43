import type { RouteTable, VpnGateway } from "../network/network";
import type { Proof } from "../proof/proof";
import { type Block, Reference } from "../terraform";
import type { World } from "../world";
import type { Invariant, Violation } from "./invariant";

/** What joins things, and the arguments that name them: AWS looks for them in its own account and Region. */
const JOINTS: Readonly<Record<string, readonly string[]>> = {
  aws_route: ["route_table_id"],
  aws_route_table_association: ["subnet_id", "route_table_id"],
  aws_vpc_dhcp_options_association: ["vpc_id", "dhcp_options_id"],
  aws_vpn_gateway_attachment: ["vpc_id", "vpn_gateway_id"],
  aws_vpn_gateway_route_propagation: ["vpn_gateway_id", "route_table_id"],
  aws_vpn_connection: ["vpn_gateway_id"],
  aws_vpc_security_group_ingress_rule: ["security_group_id"],
  aws_vpc_security_group_egress_rule: ["security_group_id"],
  aws_security_group_rule: ["security_group_id"],
  aws_network_acl_rule: ["network_acl_id"],
  aws_directory_service_conditional_forwarder: ["directory_id"],
};

/** Whatever is made where its parts are not is never made. */
export const inPlace: Invariant = {
  id: "V20",
  name: "LINK-ALIVE",
  definition: "What joins things lies in their account and Region, and joins things of one VPC.",
  *check(proof) {
    yield* farFromItsParts(proof);
    for (const table of proof.world.network.routeTables) yield* gatewaysOfOthers(proof.world, table);
    yield* tablesOfOthers(proof);
  },
};

function* farFromItsParts({ world }: Proof): Iterable<Violation> {
  for (const [type, parts] of Object.entries(JOINTS)) {
    for (const block of world.configuration.ofType(type)) {
      for (const argument of parts) {
        const value = block.value(argument);
        const part = value instanceof Reference ? value.block : undefined;
        const place = part && elsewhere(block, part);
        if (part === undefined || place === undefined) continue;
        yield {
          invariant: "V20",
          causes: [block.label],
          message: `${block.label} is made in ${place.own}, and ${part.label} lies in ${place.other}`,
          cures: [`${block.label}: take the provider and Region of ${part.label}`],
        };
      }
    }
  }
}

/** Where the two lie, if that is not the same: as far as it is known. */
function elsewhere(one: Block, other: Block): { readonly own: string; readonly other: string } | undefined {
  const isTold = [one, other].every(({ account }) => /^\d{12}$/.test(account));
  if (isTold && one.account !== other.account)
    return { own: `account ${one.account}`, other: `account ${other.account}` };
  if (one.region === undefined || other.region === undefined || one.region === other.region) return undefined;
  return { own: one.region, other: other.region };
}

/** Routes to the gateway of another VPC. The gateway itself is at fault, unless it stands where a hub has it. */
function* gatewaysOfOthers(world: World, { vpc, routes, propagations, label }: RouteTable): Iterable<Violation> {
  const direct = routes.flatMap(({ target, label: by }) =>
    target.kind === "vpn-gateway" ? [{ gateway: target.gateway, by }] : [],
  );
  for (const { gateway, by } of [
    ...direct,
    ...propagations.map(({ gateway, block }) => ({ gateway, by: block.label })),
  ]) {
    if (vpc === undefined || gateway?.vpc === undefined || gateway.vpc === vpc) continue;
    yield {
      invariant: "V20",
      causes: isOfHub(world, gateway) ? [by, gateway.label] : [gateway.label, by],
      message: `${by} leads from ${label} of ${vpc.label} to ${gateway.label}, which is attached to ${gateway.vpc.label}`,
      cures: [`attach ${gateway.label} to ${vpc.label}, or remove ${by}`],
    };
  }
}

function isOfHub({ hubs }: World, { vpc }: VpnGateway): boolean {
  return hubs.some((hub) => hub.vpc === vpc);
}

function* tablesOfOthers({ world }: Proof): Iterable<Violation> {
  for (const { vpc, label, routeTable, tableAssociation } of world.network.vpcs.flatMap(({ subnets }) => subnets)) {
    if (routeTable?.vpc === undefined || tableAssociation === undefined || routeTable.vpc === vpc) continue;
    yield {
      invariant: "V20",
      causes: [tableAssociation.label],
      message: `${tableAssociation.label} gives ${label} of ${vpc.label} a table of ${routeTable.vpc.label}`,
      cures: [`${tableAssociation.label}: name a table of ${vpc.label}`],
    };
  }
}
