import { listOf, type Block, type Value } from "../terraform";
import type { DirectConnect, VpnConnection, VpnGateway } from "./network";
import { flagOf, type Reading, textOf } from "./reading";
import { Things } from "./things";
import type { VpcDraft, Vpcs } from "./vpcs";

/** A virtual private gateway while it is read. */
export interface GatewayDraft extends VpnGateway {
  vpc: VpcDraft | undefined;
  readonly connections: VpnConnection[];
  readonly directConnects: DirectConnect[];
}

export class Gateways extends Things<GatewayDraft> {
  constructor(private readonly reading: Reading) {
    super();
  }

  /** The gateway that a value names; undefined where that is none of AWS's VPN gateways. */
  named(value: Value | undefined): GatewayDraft | undefined {
    return this.find(value) ?? (isGatewayId(value) ? this.nameId(value, draft(undefined, value, true)) : undefined);
  }

  namedBy(block: Block, argument: string, value = block.value(argument)): GatewayDraft | undefined {
    const gateway = this.named(value);
    if (gateway === undefined) this.reading.noteDangling(block, argument, value);
    return gateway;
  }
}

/**
 * Virtual private gateways, what attaches them, and what they lead to: aws_vpn_gateway, aws_vpn_gateway_attachment,
 * aws_vpn_connection, aws_vpn_connection_route, aws_customer_gateway, aws_dx_gateway_association, and the data sources of
 * gateways. Connections of transit gateways are whoever's that runs those.
 */
export function readGateways(reading: Reading, vpcs: Vpcs): Gateways {
  const gateways = new Gateways(reading);
  for (const block of reading.resources("aws_vpn_gateway")) {
    gateways.add(draft(block, block.label, false), block).vpc = vpcs.named(block, "vpc_id");
  }
  for (const block of reading.data("aws_vpn_gateway")) {
    const gateway = gateways.read(reading, block, ["id"], () => draft(block, block.label, true));
    gateway.vpc ??= vpcs.named(block, "attached_vpc_id");
  }
  for (const block of reading.resources("aws_vpn_gateway_attachment")) {
    const gateway = gateways.namedBy(block, "vpn_gateway_id");
    if (gateway === undefined) continue;
    gateway.vpc ??= vpcs.named(block, "vpc_id");
    gateways.nameAttribute(block, "vpn_gateway_id", gateway);
  }
  readConnections(reading, gateways);
  readDirectConnects(reading, gateways);
  return gateways;
}

function readConnections(reading: Reading, gateways: Gateways): void {
  const customers = new Things<Block>();
  for (const block of reading.resources("aws_customer_gateway")) customers.add(block, block);
  for (const block of reading.data("aws_customer_gateway")) customers.read(reading, block, ["id"], () => block);
  const routes = new Things<StaticRoute[]>();
  for (const block of reading.resources("aws_vpn_connection")) {
    const staticRoutes = routes.add([], block);
    if (block.value("vpn_gateway_id") === undefined) continue;
    const customer = customers.find(block.value("customer_gateway_id"));
    gateways.namedBy(block, "vpn_gateway_id")?.connections.push({
      block,
      label: block.label,
      customerAddress: textOf(customer?.value("ip_address")),
      routing: flagOf(block.value("static_routes_only")) === true ? "static" : "bgp",
      staticRoutes,
    });
  }
  for (const block of reading.resources("aws_vpn_connection_route")) {
    const destination = reading.cidr(block, "destination_cidr_block", block.value("destination_cidr_block"));
    if (destination) routes.find(block.value("vpn_connection_id"))?.push({ destination, block });
  }
}

type StaticRoute = VpnConnection["staticRoutes"][number];

function readDirectConnects(reading: Reading, gateways: Gateways): void {
  for (const block of reading.resources("aws_dx_gateway_association")) {
    const allowed = block.value("allowed_prefixes");
    gateways.named(block.value("associated_gateway_id"))?.directConnects.push({
      block,
      label: block.label,
      allowedPrefixes: listOf(allowed).length > 0 ? reading.cidrs(block, "allowed_prefixes", allowed) : undefined,
    });
  }
}

function draft(block: Block | undefined, label: string, elsewhere: boolean): GatewayDraft {
  return { block, label, vpc: undefined, connections: [], directConnects: [], elsewhere };
}

function isGatewayId(value: Value | undefined): value is string {
  return typeof value === "string" && value.startsWith("vgw-");
}
