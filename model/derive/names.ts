import { nearest } from "../../values";
import type { Findings, Path } from "../finding";
import { didYouMean, oneOf, show } from "../wording";

/** Entries in the order of their ids, so that the order in which they were written means nothing. */
export function sortedEntries<Entry>(
  entries: Readonly<Record<string, Entry>> | undefined,
): (readonly [string, Entry])[] {
  return Object.entries(entries ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What became of entries, by name and in the order of their names; nothing if that has been reported. */
export type Derived<Entry> = ReadonlyMap<string, Entry | undefined>;

export function deriveAll<Entry, Result>(
  entries: Readonly<Record<string, Entry>> | undefined,
  path: Path,
  derive: (key: string, entry: Entry, path: Path) => Result | undefined,
): Derived<Result> {
  return new Map(sortedEntries(entries).map(([key, entry]) => [key, derive(key, entry, [...path, key])]));
}

/** Those that could be derived. */
export function listOf<Entry>(derived: Derived<Entry>): Entry[] {
  return [...derived.values()].filter((entry) => entry !== undefined);
}

/**
 * The entry of that name. A name that nobody wrote is a finding that says which there are; it goes on with the one that
 * was likely meant, so that what depends on it is looked at as well.
 */
export function lookUp<Entry>(
  entries: Derived<Entry>,
  name: string,
  path: Path,
  findings: Findings,
): Entry | undefined {
  if (entries.has(name)) return entries.get(name);
  const known = [...entries.keys()];
  reportUnknownName(name, known, path, findings);
  const meant = nearest(name, known);
  return meant === undefined ? undefined : entries.get(meant);
}

function reportUnknownName(name: string, known: readonly string[], path: Path, findings: Findings): void {
  const named = known.filter((other) => other !== "");
  findings.add(path, {
    code: "unknown-name",
    got: show(name),
    allowed: named.length > 0 ? oneOf(named) : "nothing: there is no such entry yet",
    cure: didYouMean(name, known),
  });
}
