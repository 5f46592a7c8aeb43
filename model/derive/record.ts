import type { RecordAlias, RecordValues, RoutingPolicy } from "../../modules";
import { type DomainName, parseRecordData, RecordName, Region } from "../../values";
import type { RecordSet } from "../estate";
import type { Findings, Path } from "../finding";
import type { Shape } from "../shape";
import { show } from "../wording";
import { derivePointers } from "./pointer";

type RecordShape = NonNullable<Shape["participants"][string]["records"]>[string];

export function deriveRecord(
  key: string,
  shape: RecordShape,
  path: Path,
  zones: { readonly zone: DomainName; readonly reverseZones: readonly DomainName[] },
  findings: Findings,
): RecordSet | undefined {
  const { zone, reverseZones } = zones;
  const name = RecordName.parse(shape.name ?? key);
  checkNotDoubled(name, zone, [...path, "name"], findings);
  const fullName = findings.attempt([...path, "name"], () => name.within(zone));
  const content = "values" in shape ? deriveValues(shape, path, findings) : deriveAlias(shape);
  if (fullName === undefined || content === undefined || shape.retired) return undefined;
  const wantsPointers = "values" in shape && shape.ptr === true;
  return {
    key,
    name,
    content,
    ...(shape.routing && { routing: deriveRouting(shape.routing) }),
    ...(shape.healthCheckId !== undefined && { healthCheckId: shape.healthCheckId }),
    pointers: wantsPointers ? derivePointers(fullName, content, [...path, "ptr"], reverseZones, findings) : [],
  };
}

/** Whoever writes a full name gets it twice over: records are relative to their zone. */
function checkNotDoubled({ text }: RecordName, zone: DomainName, path: Path, findings: Findings): void {
  if (!`.${text}`.endsWith(`.${zone.text}`)) return;
  const relative = text.slice(0, -zone.text.length - 1);
  findings.add(path, {
    code: "record-name-doubled",
    got: show(text),
    allowed: `a name relative to ${zone.text}`,
    cure: `write ${JSON.stringify(relative === "" ? "@" : relative)}`,
  });
}

function deriveValues(
  { type, values, ttl = 300 }: Extract<RecordShape, { values: unknown }>,
  path: Path,
  findings: Findings,
): RecordValues | undefined {
  const [first, ...others] = values.map((value, at) =>
    findings.attempt([...path, "values", at], () => parseRecordData(type, value)),
  );
  return first && { values: [first, ...others.flatMap((value) => value ?? [])], ttl };
}

function deriveAlias({ type, alias }: Extract<RecordShape, { alias: unknown }>): RecordAlias {
  return {
    type,
    alias: alias.name,
    ...(alias.zoneId !== undefined && { zoneId: alias.zoneId }),
    evaluateTargetHealth: alias.evaluateTargetHealth ?? false,
  };
}

function deriveRouting(shape: NonNullable<RecordShape["routing"]>): RoutingPolicy {
  if ("latency" in shape) return { latency: Region.parse(shape.latency) };
  if ("geoproximity" in shape) {
    const { region, bias } = shape.geoproximity;
    return { geoproximity: { region: Region.parse(region), ...(bias !== undefined && { bias }) } };
  }
  return shape;
}
