import type { Value } from "./block";

/** Elements of a list; what is written without brackets is a list of one, and nothing is an empty one. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
