import { keyOf } from "../dns/server";
import type { Resolution } from "../dns/resolution";
import type { Zone, ZoneRecord } from "../network/network";
import type { Proof } from "../proof/proof";
import type { Invariant, Violation } from "./invariant";

/** Names that lead to other names. */
export const rewriteClosed: Invariant = {
  id: "V14",
  name: "REWRITE-CLOSED",
  definition:
    "What a CNAME or an alias leads to resolves wherever the name itself does; no CNAME stands at an apex or beside other records.",
  *check(proof) {
    for (const zone of proof.world.names.zones.filter((candidate) => candidate.private)) {
      yield* misplaced(zone);
      yield* danglingAliases(zone);
    }
    yield* danglingTargets(proof);
  },
};

function* misplaced(zone: Zone): Iterable<Violation> {
  const types = new Map<string, Set<string>>();
  for (const { name, type } of zone.records) types.set(name, (types.get(name) ?? new Set()).add(type));
  for (const { name, type, label } of zone.records) {
    if (type !== "CNAME") continue;
    const isApex = name === zone.name.text;
    const others = [...(types.get(name) ?? [])].filter((other) => other !== "CNAME");
    if (!isApex && others.length === 0) continue;
    yield {
      invariant: "V14",
      causes: [label],
      message: isApex
        ? `a CNAME stands at the apex of ${zone.name.text}, where NS and SOA records are`
        : `${name} has a CNAME beside ${others.join(", ")} records`,
      cures: [isApex ? `${label}: use an alias record` : `remove ${label} or the other records`],
    };
  }
}

/** An alias within its own zone, to a name or type that is not there. */
function* danglingAliases(zone: Zone): Iterable<Violation> {
  if (zone.elsewhere) return;
  const known = new Set(zone.records.map(({ name, type }) => `${name} ${type}`));
  for (const { alias, type, label, name } of zone.records) {
    if (alias === undefined || !alias.endsWith(zone.name.text) || known.has(`${alias} ${type}`)) continue;
    yield {
      invariant: "V14",
      causes: [label],
      message: `${name} is an alias of ${alias}, which has no ${type} record`,
      cures: [`${label}: name a record of ${zone.name.text}`],
    };
  }
}

function* danglingTargets(proof: Proof): Iterable<Violation> {
  const seen = new Set<ZoneRecord>();
  const aliases = proof.expectations.records.filter(({ type }) => type === "CNAME");
  for (const { server, answers } of proof.questions) {
    for (const alias of aliases) {
      if (!answers.has(alias) || seen.has(alias.record)) continue;
      const target = alias.record.values?.[0]?.toLowerCase().replace(/\.$/, "");
      if (target === undefined || !proof.resolver.isOurs(target)) continue;
      const lost = proof.resolver.ask(server, target, "A").find((resolution) => isLost(resolution));
      if (lost === undefined || hasOtherTypes(proof, target)) continue;
      seen.add(alias.record);
      yield {
        invariant: "V14",
        causes: [alias.record.label],
        message: `${alias.name} leads to ${target}, which ${keyOf(server)} cannot resolve`,
        cures: [`${alias.record.label}: name something that exists, or add ${target}`],
      };
    }
  }
}

function isLost({ outcome }: Resolution): boolean {
  return outcome.kind === "no-such-name" || outcome.kind === "failed" || outcome.kind === "public";
}

function hasOtherTypes({ expectations }: Proof, target: string): boolean {
  return expectations.records.some(({ name, type }) => name === target && type !== "CNAME");
}
