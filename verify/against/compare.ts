import type { Resolution } from "../dns/resolution";
import { isWithin } from "../dns/names";
import { keyOf } from "../dns/server";
import type { Expectation } from "../proof/expectations";
import { isAnswered } from "../proof/answers";
import type { Asker, Proof } from "../proof/proof";
import { allTravels } from "../proof/travels";
import type { EstateFacts } from "../facts/facts";

/** What changes between two estates for those who use them. */
export interface Comparison {
  readonly lost: readonly Change[];
  readonly gained: readonly Change[];
}

/** A name that hosts can no longer (or newly) resolve, or a service that they can no longer (or newly) use. */
export interface Change {
  readonly kind: "name" | "service";
  /** Who: names of VPCs and sites; both ends of a service. */
  readonly hosts: readonly string[];
  /** `server.pa3.awscloud.com A`, or `tcp/443 of pa1-pa3` */
  readonly what: string;
  /** Whether the newer estate says that it is meant: the name, or every one of the hosts, is retired there. */
  readonly declared: boolean;
}

/** Names and services of the older estate that the newer one lacks, and the other way about. */
export function compare(older: Proof, newer: Proof): Comparison {
  const retired = newer.world.facts.retired;
  const [before, after] = [abilitiesOf(older), abilitiesOf(newer)];
  return { lost: minus(before, after, retired), gained: minus(after, before, undefined) };
}

/** The invariant of two estates; the others are of one. */
export const DIFF_SAFE = {
  id: "V28",
  name: "DIFF-SAFE",
  definition: "Whatever resolved or was reached in the older of two estates still is, or the newer one retires it.",
} as const;

/** What each can do, by what it is; the values are who can. */
type Abilities = ReadonlyMap<string, { readonly kind: Change["kind"]; readonly hosts: ReadonlySet<string> }>;

function abilitiesOf(proof: Proof): Abilities {
  const found = new Map<string, { readonly kind: Change["kind"]; readonly hosts: Set<string> }>();
  const note = (kind: Change["kind"], what: string, host: string) => {
    const known = found.get(what) ?? { kind, hosts: new Set<string>() };
    known.hosts.add(host);
    found.set(what, known);
  };
  const cutOff = cutOffAskers(proof);
  const answered = new Map<string, readonly string[]>();
  for (const asker of proof.askers.filter(({ name }) => !cutOff.has(name))) {
    const key = `${asker.servers.map(keyOf).join(" ")} ${policyOf(asker)}`;
    const names = answered.get(key) ?? asker.expected.filter((name) => isResolved(proof, asker, name)).map(told);
    answered.set(key, names);
    for (const name of names) note("name", name, asker.name);
  }
  const ends = endsOfServices(proof);
  for (const [purpose, isOpen] of services(proof)) {
    if (isOpen) for (const host of ends.get(serviceOf(purpose)) ?? []) note("service", purpose, host);
  }
  return found;
}

/** Askers of one policy and the same servers have the same names, unless these are their own. */
function policyOf({ client, name }: Asker): string {
  return "names" in client && client.names !== "own-zones" ? client.names : name;
}

function isResolved(proof: Proof, { servers }: Asker, expectation: Expectation): boolean {
  const resolutions = servers.flatMap((server): readonly Resolution[] => proof.ask(server, expectation));
  return resolutions.length > 0 && resolutions.every(({ outcome }) => isAnswered(expectation, outcome));
}

/** Those whose queries do not arrive. */
function cutOffAskers(proof: Proof): ReadonlySet<string> {
  const names = new Map(proof.vpcAskers.map(({ client, name }) => [client.vpc, name]));
  const blocked = proof.once(allTravels).filter(({ asked, path }) => asked !== undefined && path.obstacles.length > 0);
  return new Set(
    blocked.flatMap(({ flow: { from } }) => ("subnet" in from ? (names.get(from.subnet.vpc) ?? []) : from.site.name)),
  );
}

function services(proof: Proof): ReadonlyMap<string, boolean> {
  const open = new Map<string, boolean>();
  for (const { asked, purpose, path } of proof.once(allTravels)) {
    if (asked === undefined) open.set(purpose, (open.get(purpose) ?? true) && path.obstacles.length === 0);
  }
  return open;
}

function told({ name, type }: Expectation): string {
  return `${name} ${type}`;
}

function minus(one: Abilities, other: Abilities, retired: EstateFacts["retired"]): Change[] {
  const isRetired = (host: string) => retired?.vpcs.includes(host) ?? false;
  return [...one].flatMap(([what, { kind, hosts }]): Change[] => {
    const rest = [...hosts].filter((host) => other.get(what)?.hosts.has(host) !== true);
    if (rest.length === 0) return [];
    const declared = kind === "name" ? isGone(what, retired) || rest.every(isRetired) : isLeaving(what, rest, retired);
    return [{ kind, what, hosts: rest, declared }];
  });
}

function isGone(what: string, retired: EstateFacts["retired"]): boolean {
  const name = what.slice(0, what.indexOf(" "));
  return retired?.names.some((domain) => isWithin(name, domain)) ?? false;
}

function isLeaving(what: string, ends: readonly string[], retired: EstateFacts["retired"]): boolean {
  if (retired === undefined) return false;
  return retired.services.includes(serviceOf(what)) || ends.some((end) => retired.vpcs.includes(end));
}

/** Both ends of each service by its name. */
function endsOfServices({ world: { facts } }: Proof): ReadonlyMap<string, readonly string[]> {
  return new Map(facts.services.map(({ name, between }) => [name, between.map(({ vpc }) => vpc ?? name)]));
}

/** `tcp/443 of pa1-pa3` */
function serviceOf(purpose: string): string {
  return purpose.slice(purpose.indexOf(" of ") + " of ".length);
}
