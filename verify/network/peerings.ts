import { listOf, type Block, isObject, type Value } from "../terraform";
import type { Peering } from "./network";
import { whyInactive } from "./peering-handshake";
import { flagOf, type Reading, textOf } from "./reading";
import { Things } from "./things";
import type { VpcDraft, Vpcs } from "./vpcs";

/** A peering while it is read. */
export interface PeeringDraft extends Peering {
  requester: EndDraft;
  accepter: EndDraft;
  active: boolean;
  inactive: string | undefined;
  inactiveCause: string | undefined;
  accepterBlock: Block | undefined;
  assumption: string | undefined;
  /** "open": nothing tells them but the routes that lead to it. */
  readonly ends: "told" | "open";
}

interface EndDraft {
  vpc: VpcDraft | undefined;
  remoteDns: boolean;
}

export class Peerings extends Things<PeeringDraft> {
  /** The peering that a value names, also by an id that nothing else here mentions. */
  named(value: Value | undefined): PeeringDraft | undefined {
    return this.find(value) ?? (isPeeringId(value) ? this.nameId(value, foreign(undefined, value)) : undefined);
  }
}

/** Makes a VPC one of the ends of a peering, where those are not told: one that has routes to it, or by which it is found. */
export function joins({ ends, requester, accepter, accepterBlock }: PeeringDraft, vpc: VpcDraft | undefined): void {
  if (ends === "told" || vpc === undefined || requester.vpc === vpc || accepter.vpc === vpc) return;
  // Where it is accepted here, a third party requests it.
  const free = [...(accepterBlock ? [] : [requester]), accepter].find((end) => end.vpc === undefined);
  if (free) free.vpc = vpc;
}

/**
 * VPC peerings: aws_vpc_peering_connection, its _accepter and _options, and the data sources, singular and plural. A
 * connection is active when the accepter's side accepts it as `peering-handshake.ts` says.
 */
export function readPeerings(reading: Reading, vpcs: Vpcs): Peerings {
  const peerings = new Peerings();
  for (const block of reading.resources("aws_vpc_peering_connection")) {
    peerings.add(requested(reading, vpcs, block), block);
  }
  for (const block of reading.data("aws_vpc_peering_connection")) {
    const peering = peerings.read(reading, block, ["id"], () => foreign(block, block.label));
    for (const argument of ["vpc_id", "peer_vpc_id"]) joins(peering, vpcs.find(block.value(argument)));
  }
  for (const block of reading.data("aws_vpc_peering_connections")) readSeveral(reading, vpcs, peerings, block);
  for (const block of reading.resources("aws_vpc_peering_connection_accepter")) readAccepter(reading, peerings, block);
  for (const peering of peerings.list) settle(peering);
  for (const block of reading.resources("aws_vpc_peering_connection_options")) readOptions(peerings, block);
  return peerings;
}

function requested(reading: Reading, vpcs: Vpcs, block: Block): PeeringDraft {
  const peer = block.value("peer_vpc_id");
  const accepter = vpcs.find(peer);
  // An id that nothing here knows is a third party's VPC.
  if (accepter === undefined && typeof peer !== "string") reading.noteDangling(block, "peer_vpc_id", peer);
  return {
    ...foreign(block, block.label),
    requester: { vpc: vpcs.named(block, "vpc_id"), remoteDns: allowsRemoteDns(block, "requester") },
    accepter: { vpc: accepter, remoteDns: allowsRemoteDns(block, "accepter") },
    ends: "told",
  };
}

/** One that is known by its id, or only read, and taken to be active. */
function foreign(block: Block | undefined, label: string): PeeringDraft {
  return {
    block,
    label,
    requester: { vpc: undefined, remoteDns: true },
    accepter: { vpc: undefined, remoteDns: true },
    active: true,
    inactive: undefined,
    inactiveCause: undefined,
    accepterBlock: undefined,
    assumption: `${label} is only read: it is taken to be active, its DNS options on`,
    ends: "open",
  };
}

/** The plural data source, by its filters; what it finds is named `ids[0]`, or whatever picks one of `ids`. */
function readSeveral(reading: Reading, vpcs: Vpcs, peerings: Peerings, block: Block): void {
  const filters = new Map(
    reading.nested(block, "filter").map(({ name, values }) => [textOf(name), listOf(values)] as const),
  );
  const ends = ["requester-vpc-info.vpc-id", "accepter-vpc-info.vpc-id"]
    .flatMap((name) => filters.get(name) ?? [])
    .map((value) => vpcs.find(value));
  const [id] = filters.get("vpc-peering-connection-id") ?? [];
  const peering = peerings.find(id) ?? foreign(block, block.label);
  for (const vpc of ends) joins(peering, vpc);
  for (const attribute of ["ids", "ids[0]"]) peerings.nameAttribute(block, attribute, peering);
  if (typeof id === "string") peerings.nameId(id, peering);
}

function readAccepter(reading: Reading, peerings: Peerings, block: Block): void {
  const id = block.value("vpc_peering_connection_id");
  const peering = peerings.find(id) ?? (isPeeringId(id) ? foreign(block, block.label) : undefined);
  if (peering === undefined) return reading.noteDangling(block, "vpc_peering_connection_id", id);
  peering.accepterBlock = block;
  peering.accepter.remoteDns ||= allowsRemoteDns(block, "accepter");
  peering.requester.remoteDns ||= allowsRemoteDns(block, "requester");
  peerings.add(peering, block, ["id", "vpc_peering_connection_id"]);
}

function settle(peering: PeeringDraft): void {
  const { block, accepterBlock, ends, label } = peering;
  if (ends === "open") {
    if (accepterBlock === undefined) return;
    peering.assumption = `a third party requests ${label}`;
    if (flagOf(accepterBlock.value("auto_accept")) === true) return;
    peering.inactive = `${accepterBlock.label} does not accept it (auto_accept)`;
    peering.inactiveCause = accepterBlock.label;
  } else if (block !== undefined) {
    const isOurs = peering.accepter.vpc !== undefined || accepterBlock !== undefined;
    peering.assumption = isOurs ? undefined : `a third party accepts ${label}`;
    const fault = whyInactive(block, peering);
    peering.inactive = fault?.reason;
    peering.inactiveCause = fault?.cause;
  }
  peering.active = peering.inactive === undefined;
}

function readOptions(peerings: Peerings, block: Block): void {
  const peering = peerings.find(block.value("vpc_peering_connection_id"));
  if (peering === undefined) return;
  peerings.add(peering, block, ["id", "vpc_peering_connection_id"]);
  for (const side of ["requester", "accepter"] as const) {
    const { vpc } = peering[side];
    const isItsOwn = vpc === undefined || (vpc.account === block.account && vpc.region === block.region);
    if (isItsOwn && allowsRemoteDns(block, side)) peering[side].remoteDns = true;
  }
}

function allowsRemoteDns(block: Block, side: "requester" | "accepter"): boolean {
  const [options] = listOf(block.value(side));
  return isObject(options) && flagOf(options.allow_remote_vpc_dns_resolution) === true;
}

function isPeeringId(value: Value | undefined): value is string {
  return typeof value === "string" && value.startsWith("pcx-");
}
