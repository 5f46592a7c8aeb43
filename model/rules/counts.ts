import type { Estate } from "../estate";
import type { Path } from "../finding";
import type { Breach } from "./rule";

/** How many there are of something that AWS limits. */
export interface Count {
  readonly path: Path;
  readonly number: number;
  /** Of what, in the plural. */
  readonly of: string;
}

/** What AWS grants everybody, and the most that it grants on request. */
export interface Quota {
  readonly granted: number;
  readonly most: number;
}

/** Counts above a limit. */
export function* above(limit: number, counts: Iterable<Count>, cure: string): Iterable<Breach> {
  for (const { path, number, of } of counts) {
    if (number > limit) yield { path, got: `${number} ${of}`, allowed: `at most ${limit}`, cure };
  }
}

/** Counts that AWS must be asked for. */
export function* aboveGranted({ granted, most }: Quota, counts: Iterable<Count>): Iterable<Breach> {
  for (const { path, number, of } of counts) {
    if (number <= granted || number > most) continue;
    const allowed = `at most ${granted}, or ${most} where AWS raised the quota`;
    yield { path, got: `${number} ${of}`, allowed, cure: "have the quota raised before you apply, then allow this" };
  }
}

/** How often each value occurs. */
export function tally<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** How often each account id occurs, told at the account that names it first. */
export function byAccount({ accounts }: Estate, ids: Iterable<string>, of: string): Count[] {
  const counts = tally(ids);
  const first = new Map([...accounts].reverse().map(({ key, id }) => [id.text, key]));
  return [...first].map(([id, key]) => ({ path: ["accounts", key], number: counts.get(id) ?? 0, of }));
}
