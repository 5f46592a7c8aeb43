import { deriveEstate } from "./derive/estate";
import type { Estate } from "./estate";
import { exempt } from "./exceptions";
import { type Finding, Findings } from "./finding";
import { isFollowUp, maySettle, mentions, withoutGuesses } from "./follow-ups";
import { applyRules } from "./rules";
import { sharesHub } from "./rules/shared-hubs";
import { type Salvage, salvage } from "./salvage";
import type { Choice } from "./schema/stand-ins";
import { checkShape, type Shape } from "./shape";

/** What became of one environment: an estate without errors, or why there is none. */
export interface Checked {
  readonly estate?: Estate;
  /** Errors, which leave no estate, and warnings, which do. */
  readonly findings: readonly Finding[];
}

/** {@link checkEnvironments} for a single environment that shares its hubs with nobody. */
export function checkEnvironment(input: unknown): Checked {
  return checkEnvironments([input])[0] ?? { findings: [] };
}

/**
 * The one way from what somebody wrote to an {@link Estate}, or to everything that is wrong with it: first every fault
 * of shape and syntax, then the rules over whatever can be read. Names, networks and limits count over all of the
 * environments that share a hub, stacks and the ids of what exists over all environments.
 */
export function checkEnvironments(inputs: readonly unknown[]): readonly Checked[] {
  const all = inputs.map(readEnvironment);
  return all.map((read) => {
    const findings = [...read.faults, ...brokenIn(read, all)];
    const sound = findings.every(({ severity }) => severity === "warning");
    return { ...(read.views && sound && { estate: read.views.first.estate }), findings };
  });
}

/** An environment as it was read. */
interface Read {
  /** What is wrong with its shape and syntax. */
  readonly faults: readonly Finding[];
  /** Of one without faults both are the same; there are none if too little is left of one with faults. */
  readonly views?: Readonly<Record<Choice, View>>;
  readonly salvaged?: Salvage;
}

/** What an environment says, with one choice of stand-ins. */
interface View {
  readonly shape: Shape;
  readonly estate: Estate;
  /** Names that lead nowhere, and what else keeps entries from being derived. */
  readonly findings: readonly Finding[];
}

function readEnvironment(input: unknown, at: number): Read {
  const faults = new Findings();
  const shape = checkShape(input, faults);
  if (shape !== undefined) {
    const view = viewOf(shape);
    return { faults: [], views: { first: view, last: view } };
  }
  const salvaged = salvage(input, at);
  if (salvaged === undefined) return { faults: faults.list };
  const { first, last } = salvaged.shapes;
  return { faults: faults.list, views: { first: viewOf(first), last: viewOf(last) }, salvaged };
}

function viewOf(shape: Shape): View {
  const findings = new Findings();
  const estate = deriveEstate(shape, findings);
  return { shape, ...withoutGuesses(estate, findings.list) };
}

/** What is wrong whatever stands in for what could not be read. */
function brokenIn(read: Read, all: readonly Read[]): readonly Finding[] {
  if (read.views === undefined) return [];
  const isWhole = all.every(({ views, faults }) => faults.length === 0 && views?.first.findings.length === 0);
  const broken = seenIn(read.views.first, all, "first", isWhole);
  if (isWhole) return broken;
  const again = new Set(seenIn(read.views.last, all, "last", isWhole).map(keyOf));
  const salvages = all.flatMap(({ salvaged }) => salvaged ?? []);
  const unread = all.flatMap(({ salvaged, views }) => [
    ...(salvaged?.touched ?? []),
    ...(views?.first.findings.map(({ path }) => path) ?? []),
  ]);
  return broken
    .filter((finding) => again.has(keyOf(finding)) && !maySettle(unread, finding))
    .filter((finding) => !salvages.some(({ standIns }) => mentions(finding, standIns)))
    .filter((finding) => read.salvaged === undefined || !isFollowUp(finding, read.salvaged));
}

function seenIn(
  { shape, estate, findings }: View,
  all: readonly Read[],
  choice: Choice,
  isWhole: boolean,
): readonly Finding[] {
  const others = all.flatMap(({ views }) => views?.[choice].estate ?? []).filter((other) => other !== estate);
  const neighbours = others.filter((other) => sharesHub(estate, other));
  return exempt([...findings, ...applyRules({ estate, neighbours, others })], shape.allow, isWhole);
}

function keyOf({ code, path }: Finding): string {
  return `${code} ${path}`;
}
