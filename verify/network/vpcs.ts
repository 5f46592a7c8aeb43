import type { Cidr } from "../../values";
import { listOf, type Block, isObject, type Value } from "../terraform";
import { flagOf, isDefined, type Reading } from "./reading";
import type { Peering, RouteTable, Subnet, Vpc, VpnGateway } from "./network";
import { Things } from "./things";

/** A VPC while it is read. */
export interface VpcDraft extends Vpc {
  readonly cidrs: Cidr[];
  readonly cidrBlocks: Map<string, Block>;
  readonly subnets: Subnet[];
  readonly routeTables: RouteTable[];
  readonly peerings: Peering[];
  readonly gateways: VpnGateway[];
}

export class Vpcs extends Things<VpcDraft> {
  constructor(private readonly reading: Reading) {
    super();
  }

  /** The VPC that an argument names; one that is known by its id alone lies where the block does. */
  named(block: Block, argument: string): VpcDraft | undefined {
    const value = block.value(argument);
    const vpc = this.find(value) ?? this.byId(block, value);
    if (vpc === undefined) this.reading.noteDangling(block, argument, value);
    return vpc;
  }

  private byId({ account, region }: Block, id: Value | undefined): VpcDraft | undefined {
    if (typeof id !== "string" || !id.startsWith("vpc-")) return undefined;
    return this.nameId(id, draft(undefined, { label: id, account, region }, { elsewhere: true }));
  }
}

/** VPCs and their networks: aws_vpc, aws_default_vpc, aws_vpc_ipv4_cidr_block_association, data.aws_vpc. */
export function readVpcs(reading: Reading): Vpcs {
  const vpcs = new Vpcs(reading);
  for (const block of reading.resources("aws_vpc", "aws_default_vpc")) {
    const isDefault = block.type === "aws_default_vpc";
    const vpc = draft(block, block, {
      dnsSupport: flagOf(block.value("enable_dns_support")) ?? true,
      dnsHostnames: flagOf(block.value("enable_dns_hostnames")) ?? isDefault,
    });
    addNetworks(vpc, block, reading.cidrs(block, "cidr_block", isDefault ? DEFAULT_VPC : block.value("cidr_block")));
    if (vpc.cidrs.length === 0) reading.note(block, "its primary network is not told (cidr_block)");
    vpcs.add(vpc, block);
  }
  for (const block of reading.data("aws_vpc")) {
    const vpc = vpcs.read(reading, block, ["id"], () => draft(block, block, { elsewhere: true }));
    if (vpc.elsewhere && vpc.cidrs.length === 0) addNetworks(vpc, block, promisedNetworks(reading, block));
  }
  for (const block of reading.resources("aws_vpc_ipv4_cidr_block_association")) {
    const vpc = vpcs.named(block, "vpc_id");
    if (vpc) addNetworks(vpc, block, reading.cidrs(block, "cidr_block", block.value("cidr_block")));
  }
  for (const vpc of vpcs.list) {
    if (vpc.elsewhere && vpc.block && vpc.cidrs.length === 0) {
      reading.note(vpc.block, "its networks are not told", 'add a postcondition: self.cidr_block == "10.0.0.0/16"');
    }
  }
  return vpcs;
}

/** @param block undefined where the VPC is known by its id alone */
function draft(
  block: Block | undefined,
  { label, account, region }: Pick<Block, "label" | "account" | "region">,
  { elsewhere = false, dnsSupport = true, dnsHostnames = true },
): VpcDraft {
  const lists = { cidrs: [], cidrBlocks: new Map(), subnets: [], routeTables: [], peerings: [], gateways: [] };
  return { block, label, account, region, elsewhere, dnsSupport, dnsHostnames, ...lists };
}

/** AWS gives every default VPC this network. */
const DEFAULT_VPC = "172.31.0.0/16";

function addNetworks({ cidrs, cidrBlocks }: VpcDraft, block: Block, added: readonly Cidr[]): void {
  for (const cidr of added) {
    if (cidrBlocks.has(cidr.text)) continue;
    cidrs.push(cidr);
    cidrBlocks.set(cidr.text, block);
  }
}

/**
 * The networks of a VPC that is only read, primary first: what the data source is told to look for, what a plan has read,
 * what its postconditions demand. A route to somewhere tells nothing of what is there.
 */
function promisedNetworks(reading: Reading, block: Block): readonly Cidr[] {
  const associated = listOf(block.value("cidr_block_associations")).filter(isObject);
  const demanded = block.lifecycle.conditions.flatMap((condition) => [
    ...(PRIMARY.exec(condition)?.slice(1) ?? []),
    ...(ASSOCIATED.exec(condition)?.[1]
      ?.split(",")
      .map((text) => text.trim().slice(1, -1)) ?? []),
  ]);
  const texts = [
    block.value("cidr_block"),
    ...associated.filter(({ state }) => state !== "disassociated").map(({ cidr_block: cidr }) => cidr),
    ...demanded,
  ].filter(isDefined);
  return reading.cidrs(block, "cidr_block", texts);
}

const PRIMARY = /self\.cidr_block\s*==\s*"([^"]+)"/;
const ASSOCIATED = /setsubtract\(\[([^\]]+)\],\s*\[for \w+ in self\.cidr_block_associations/;
