import type { DomainName } from "../../values";
import type { Block } from "../terraform";
import type { Network, Vpc, Zone, ZoneAssociation, ZoneRecord } from "./network";
import { flagOf, groupBy, isDefined, type Reading, textOf } from "./reading";
import { readRecords } from "./records";
import { Things } from "./things";

/** A hosted zone while it is read. */
interface ZoneDraft extends Zone {
  readonly associations: ZoneAssociation[];
  readonly records: ZoneRecord[];
}

/**
 * Hosted zones, the VPCs that see them, and what they hold: aws_route53_zone, aws_route53_zone_association,
 * aws_route53_vpc_association_authorization, data.aws_route53_zone; aws_route53_record in `records.ts`.
 */
export function readZones(reading: Reading, network: Network): readonly Zone[] {
  const zones = new Things<ZoneDraft>();
  for (const block of reading.resources("aws_route53_zone")) {
    const name = reading.domainName(block, "name", block.value("name"));
    if (name) zones.add(inlineZone(reading, network, block, name), block);
  }
  readExisting(reading, network, zones);
  readAssociations(reading, network, zones);
  readRecords(reading, zones);
  return zones.list;
}

/** A zone that names no VPC is public. */
function inlineZone(reading: Reading, network: Network, block: Block, name: DomainName): ZoneDraft {
  const inline = reading.nested(block, "vpc");
  const zone = draft(block, name, inline.length > 0, false);
  for (const { vpc_id: id, vpc_region: region } of inline) {
    const vpc = network.vpc(id);
    if (vpc === undefined) reading.noteDangling(block, "vpc_id", id);
    const vpcRegion = textOf(region) ?? block.region;
    zone.associations.push({ block, label: block.label, vpc, inline: true, vpcRegion, authorization: undefined });
  }
  return zone;
}

function readExisting(reading: Reading, network: Network, zones: Things<ZoneDraft>): void {
  const managed = groupBy(zones.list, ({ account, name }) => `${account} ${name.text}`);
  for (const block of reading.data("aws_route53_zone")) {
    const name = promisedName(reading, block);
    const isPrivate = flagOf(block.value("private_zone")) ?? promisesPrivate(block);
    const named = block.value("zone_id") ?? block.value("id");
    const same = (managed.get(`${block.account} ${name?.text}`) ?? []).filter((zone) => zone.private === isPrivate);
    const known = zones.find(named) ?? (named === undefined && same.length === 1 ? same[0] : undefined);
    if (known === undefined && name === undefined) {
      reading.note(block, "the name of the zone is not told", 'add a postcondition: self.name == "example.com"');
      continue;
    }
    const zone = known ?? (name && draft(block, name, isPrivate, true));
    if (zone === undefined) continue;
    zones.add(zone, block, ["id", "zone_id"]);
    const vpc = network.vpc(block.value("vpc_id"));
    if (vpc && zone.elsewhere) zone.associations.push(existing(block, vpc));
  }
}

/** The data source found the zone by that VPC. */
function existing(block: Block, vpc: Vpc): ZoneAssociation {
  return { block, label: block.label, vpc, inline: false, vpcRegion: vpc.region, authorization: undefined };
}

function promisedName(reading: Reading, block: Block): DomainName | undefined {
  const demanded = block.lifecycle.conditions.map((condition) => NAME.exec(condition)?.[1]).find(isDefined);
  return reading.domainName(block, "name", block.value("name") ?? demanded);
}

const NAME = /self\.name(?:, "\."\))?\s*==\s*"([^"]+)"/;

function promisesPrivate({ lifecycle }: Block): boolean {
  return lifecycle.conditions.some((condition) => /^\$\{\s*self\.private_zone\s*\}$/.test(condition));
}

function readAssociations(reading: Reading, network: Network, zones: Things<ZoneDraft>): void {
  const authorized = new Map<Zone, Pair[]>();
  for (const block of reading.resources("aws_route53_vpc_association_authorization")) {
    const pair = pairOf(network, zones, block);
    const { zone } = pair;
    if (zone?.account !== block.account) continue;
    const known = authorized.get(zone);
    if (known) known.push(pair);
    else authorized.set(zone, [pair]);
  }
  for (const block of reading.resources("aws_route53_zone_association")) {
    const { zone, vpc, vpcRegion } = pairOf(network, zones, block);
    if (zone === undefined) reading.noteDangling(block, "zone_id", block.value("zone_id"));
    if (vpc === undefined) reading.noteDangling(block, "vpc_id", block.value("vpc_id"));
    const authorization = zone && authorized.get(zone)?.find(isFor(vpc, vpcRegion))?.block;
    zone?.associations.push({ block, label: block.label, vpc, inline: false, vpcRegion, authorization });
  }
}

/** A zone and a VPC that are to be joined. */
interface Pair {
  readonly block: Block;
  readonly zone: ZoneDraft | undefined;
  readonly vpc: Vpc | undefined;
  readonly vpcRegion: string | undefined;
}

function isFor(vpc: Vpc | undefined, region: string | undefined) {
  return (pair: Pair) => vpc !== undefined && pair.vpc === vpc && pair.vpcRegion === region;
}

function pairOf(network: Network, zones: Things<ZoneDraft>, block: Block): Pair {
  return {
    block,
    zone: zones.find(block.value("zone_id")),
    vpc: network.vpc(block.value("vpc_id")),
    // The provider takes its own Region where none is written.
    vpcRegion: textOf(block.value("vpc_region")) ?? block.region,
  };
}

function draft(block: Block, name: DomainName, isPrivate: boolean, elsewhere: boolean): ZoneDraft {
  const { label, account } = block;
  return { block, label, name, account, private: isPrivate, associations: [], records: [], elsewhere };
}
