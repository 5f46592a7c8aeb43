import { type Block, Reference, type Value } from "../terraform";
import { misplaced } from "./peering-handshake";
import { joins, type Peerings } from "./peerings";
import type { PrefixLists } from "./prefix-lists";
import type { Route, RouteTarget } from "./network";
import type { Reading } from "./reading";
import type { Gateways } from "./vpn";
import type { VpcDraft, Vpcs } from "./vpcs";

/** What routes hang on. */
export interface RouteReaders {
  readonly reading: Reading;
  readonly vpcs: Vpcs;
  readonly gateways: Gateways;
  readonly peerings: Peerings;
  readonly prefixLists: PrefixLists;
}

/**
 * The IPv4 routes that one set of arguments makes: one, none, or as many as its prefix list has networks.
 *
 * @param vpc of the table
 */
export function routesOf(
  readers: RouteReaders,
  vpc: VpcDraft | undefined,
  block: Block,
  argument: (name: string) => Value | undefined,
): readonly Route[] {
  const target = targetOf(readers, vpc, block, argument);
  if (target === undefined) return [];
  const { reading, prefixLists } = readers;
  const written = reading.cidr(block, "destination_cidr_block", argument("destination_cidr_block"));
  const listed = prefixLists.networks(block, LIST, argument(LIST));
  const refused = vpc && misplaced("made", block, vpc);
  const route = (destination: Route["destination"], fromPrefixList: boolean): Route => {
    return { block, label: block.label, destination, target, fromPrefixList, refused };
  };
  return [...(written ? [route(written, false)] : []), ...listed.map((network) => route(network, true))];
}

const LIST = "destination_prefix_list_id";

function targetOf(
  { gateways, peerings, reading }: RouteReaders,
  vpc: VpcDraft | undefined,
  block: Block,
  argument: (name: string) => Value | undefined,
): RouteTarget | undefined {
  const name = TARGETS.find((target) => isWritten(argument(target)));
  const value = name === undefined ? undefined : argument(name);
  if (name === undefined || value === undefined) {
    reading.note(block, "a route without a target", "give it one");
    return undefined;
  }
  if (name === "vpc_peering_connection_id") {
    const peering = peerings.named(value);
    if (peering === undefined) reading.noteDangling(block, name, value);
    else joins(peering, vpc);
    return { kind: "peering", peering };
  }
  if (name !== "gateway_id") return { kind: INTERNET.has(name) ? "internet" : "elsewhere", argument: name, value };
  // "local" only restates what every table has.
  if (value === "local") return undefined;
  const gateway = gateways.named(value);
  if (gateway === undefined && !isInternetGateway(value)) reading.noteDangling(block, name, value);
  return isInternetGateway(value) ? { kind: "internet", argument: name, value } : { kind: "vpn-gateway", gateway };
}

const INTERNET = new Set(["nat_gateway_id", "egress_only_gateway_id", "carrier_gateway_id"]);

/** All targets that a route can have; exactly one is written. */
const TARGETS = [
  "vpc_peering_connection_id",
  "gateway_id",
  "transit_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "vpc_endpoint_id",
  "core_network_arn",
  "local_gateway_id",
  "egress_only_gateway_id",
  "carrier_gateway_id",
  "odb_network_arn",
];

function isInternetGateway(value: Value): boolean {
  if (value instanceof Reference) return value.block.type.endsWith("internet_gateway");
  return typeof value === "string" && value.startsWith("igw-");
}

/** An argument of a nested block that is left out may stand there as null or "". */
function isWritten(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== "";
}
