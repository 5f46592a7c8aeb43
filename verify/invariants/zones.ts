import { isWithin } from "../dns/names";
import { keyOf } from "../dns/server";
import type { Vpc, Zone, ZoneAssociation } from "../network/network";
import { Unknown } from "../terraform";
import type { World } from "../world";
import type { Proof } from "../proof/proof";
import type { Invariant, Violation } from "./invariant";

/** The zones below a forwarded domain are those of the resolver that it is forwarded to. */
export const hubSeesZone: Invariant = {
  id: "V4",
  name: "HUB-SEES-ZONE",
  definition: "Every private zone below a forwarded domain is associated with the VPC whose resolver is forwarded to.",
  *check(proof) {
    const { world, resolver } = proof;
    for (const { vpc, domains, by } of forwardedTo(proof)) {
      for (const zone of world.names.zones.filter((candidate) => candidate.private)) {
        const domain = domains.find((candidate) => isWithin(zone.name.text, candidate));
        const seen = resolver.zoneFor(vpc, zone.name.text);
        // Each hub may have a root zone of its own: one of the name is enough.
        if (domain === undefined || seen?.name.equals(zone.name) || isRootOfOther(world, zone)) continue;
        yield {
          invariant: "V4",
          causes: blameMissingAssociation(world, zone, vpc),
          message: `zone ${zone.name.text} is not seen by ${vpc.label}, to whose resolver ${by} forwards ${domain}`,
          cures: [`associate ${zone.label} with ${vpc.label}`],
        };
      }
    }
  },
};

/** Another hub's catch-all: each has one of its own, and without it names leak. */
function isRootOfOther({ facts, hubs }: World, { name, associations }: Zone): boolean {
  const isRoot = facts.privateDomains.some((domain) => domain.equals(name));
  return isRoot && hubs.some((hub) => associations.some(({ vpc }) => vpc === hub.vpc));
}

interface Forwarded {
  readonly vpc: Vpc;
  readonly domains: readonly string[];
  readonly by: string;
}

/** Domains that a VPC's resolver is asked for by others: by a directory in it, or by rules through its endpoints. */
function* forwardedTo({ world, resolver }: Proof): Iterable<Forwarded> {
  for (const { vpc, forwarders, label } of world.names.directories) {
    if (vpc === undefined) continue;
    const own = forwarders.filter(({ servers }) =>
      servers.some((value) =>
        resolver.servers.at(value, vpc).some((server) => server.kind === "resolver" && server.vpc === vpc),
      ),
    );
    yield { vpc, domains: own.map(({ domain }) => domain.text), by: label };
  }
  for (const { domain, targets, endpoint, label } of world.names.rules) {
    const servers = targets.flatMap((target) => resolver.servers.at(target, endpoint?.vpc));
    const vpcs = new Set(servers.flatMap((server) => (server.kind === "inbound" ? server.vpc : [])));
    for (const vpc of vpcs) yield { vpc, domains: domain ? [domain.text] : [], by: label };
  }
}

/** Whoever is to blame for a zone that a VPC does not see: an association that went astray, else the zone. */
export function blameMissingAssociation({ configuration, names }: World, zone: Zone, vpc: Vpc): [string, ...string[]] {
  const hubVpcs = names.directories.map((directory) => directory.vpc);
  const strays = configuration
    .ofType("aws_route53_zone_association")
    .filter((block) => block.value("zone_id") instanceof Unknown && block.account === vpc.account)
    .map(({ label }) => label);
  const misled = zone.associations.filter(
    (association) => !association.inline && !hubVpcs.includes(association.vpc) && isLonely(association, zone),
  );
  const [first, ...more] = [...misled.map(({ label }) => label), ...strays];
  return first === undefined ? [zone.label] : [first, ...more, zone.label];
}

/** An association with a VPC that is nobody's own or is named twice. */
function isLonely({ vpc }: ZoneAssociation, zone: Zone): boolean {
  return vpc === undefined || zone.associations.filter((association) => association.vpc === vpc).length > 1;
}

/** Route 53 refuses a second zone of one name in a VPC. */
export const zoneUnique: Invariant = {
  id: "V7",
  name: "ZONE-UNIQUE",
  definition: "No two private zones of one name share a VPC.",
  *check({ world }) {
    const byName = new Map<string, Zone[]>();
    for (const zone of world.names.zones.filter((candidate) => candidate.private)) {
      byName.set(zone.name.text, [...(byName.get(zone.name.text) ?? []), zone]);
    }
    for (const [name, zones] of byName) {
      for (const [at, zone] of zones.entries()) {
        const twin = zones.slice(0, at).find((other) => sharedVpc(zone, other) !== undefined);
        if (twin === undefined) continue;
        yield {
          invariant: "V7",
          causes: [zone.label, twin.label],
          message: `${zone.label} and ${twin.label} are both ${name}, and both are associated with ${sharedVpc(zone, twin) ?? ""}`,
          cures: [`rename one of them`],
        };
      }
    }
  },
};

/** A longer zone or rule takes names away from a shorter one. */
export const noShadow: Invariant = {
  id: "V8",
  name: "NO-SHADOW",
  definition:
    "No record lies inside a longer zone that its VPC sees too, and no rule or invented reverse zone hides a zone.",
  *check(proof) {
    yield* hiddenRecords(proof.world);
    yield* hiddenByResolver(proof);
  },
};

function* hiddenRecords({ names }: World): Iterable<Violation> {
  const zones = names.zones.filter((zone) => zone.private);
  const byName = new Map(zones.map((zone) => [zone.name.text, zone]));
  for (const zone of zones) {
    for (const { name, label } of zone.records) {
      const inner = longerZone(name, zone, byName);
      if (inner === undefined || sharedVpc(zone, inner) === undefined) continue;
      yield {
        invariant: "V8",
        causes: [inner.label, label],
        message: `${name} of zone ${zone.name.text} is never answered: zone ${inner.name.text} is longer`,
        cures: [`move the record to ${inner.label}, or rename the zone`],
      };
    }
  }
}

function longerZone(name: string, zone: Zone, byName: ReadonlyMap<string, Zone>): Zone | undefined {
  const apex = zone.name.text;
  for (let rest = name; rest.length > apex.length; rest = rest.slice(rest.indexOf(".") + 1)) {
    const inner = byName.get(rest);
    if (inner) return inner;
    if (!rest.includes(".")) return undefined;
  }
  return undefined;
}

/** A question for a zone's own name that the resolver of an associated VPC does not take from the zone. */
function* hiddenByResolver({ world, resolver }: Proof): Iterable<Violation> {
  const seen = new Set<string>();
  for (const rule of world.names.rules.filter(({ kind }) => kind !== "SYSTEM")) {
    for (const { vpc, block } of rule.associations) {
      if (vpc === undefined || rule.domain === undefined) continue;
      const hidden = world.names.zones.find(
        (zone) =>
          zone.private &&
          rule.domain?.isWithin(zone.name) === true &&
          zone.associations.some((association) => association.vpc === vpc),
      );
      const ends = hidden && resolver.ask({ kind: "resolver", vpc }, rule.domain.text, "A");
      const comesBack = ends?.every(({ hops }) => hops.at(-1)?.server.kind === "resolver") ?? true;
      if (hidden === undefined || comesBack || seen.has(rule.label)) continue;
      seen.add(rule.label);
      const asked = [...new Set(ends?.map(({ hops }) => keyOf(hops.at(-1)?.server ?? { kind: "resolver", vpc })))];
      yield {
        invariant: "V8",
        causes: [block.label, rule.label],
        message: `${rule.label} sends ${rule.domain.text} to ${asked.join(", ")}, past zone ${hidden.name.text}`,
        cures: [`remove the association with ${vpc.label}, or the zone's`],
      };
    }
  }
}

function sharedVpc(one: Zone, other: Zone): string | undefined {
  const vpcs = new Set(one.associations.flatMap(({ vpc }) => vpc ?? []));
  return other.associations.find(({ vpc }) => vpc !== undefined && vpcs.has(vpc))?.vpc?.label;
}
