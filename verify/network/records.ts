import { listOf, type Block, isObject, type Value } from "../terraform";
import type { Zone, ZoneRecord } from "./network";
import { type Reading, textOf } from "./reading";
import type { Things } from "./things";

/** What zones hold: aws_route53_record, each record set of a routing policy on its own. */
export function readRecords(reading: Reading, zones: Things<ZoneToFill>): void {
  for (const block of reading.resources("aws_route53_record")) {
    const zone = zones.find(block.value("zone_id"));
    if (zone === undefined) {
      reading.noteDangling(block, "zone_id", block.value("zone_id"));
      continue;
    }
    const name = fullName(block.value("name"), zone.name.text);
    const type = textOf(block.value("type"));
    if (name === undefined || type === undefined) reading.note(block, "its name and type are not known before apply");
    else zone.records.push(recordOf(block, name, type));
  }
}

interface ZoneToFill extends Pick<Zone, "name"> {
  readonly records: ZoneRecord[];
}

function recordOf(block: Block, name: string, type: string): ZoneRecord {
  const [target] = listOf(block.value("alias")).filter(isObject);
  const alias = typeof target?.name === "string" ? withoutDot(decoded(target.name)).toLowerCase() : undefined;
  const written = listOf(block.value("records"));
  const texts = written.filter((value) => typeof value === "string");
  const values = written.length > 0 && texts.length === written.length ? texts : undefined;
  return { block, label: block.label, name, type, values, alias };
}

/**
 * As the provider completes it (aws_route53_record, name): lower case, no dot at its end, and the zone's name behind it
 * unless it ends in that.
 */
function fullName(written: Value | undefined, zone: string): string | undefined {
  if (typeof written !== "string") return undefined;
  const name = withoutDot(decoded(written)).toLowerCase();
  if (name === "") return zone;
  return name.endsWith(zone) ? name : `${name}.${zone}`;
}

function withoutDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}

/** Route 53 writes other characters than letters, digits and hyphens as octal numbers: `\052` is `*`. */
function decoded(name: string): string {
  return name.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
