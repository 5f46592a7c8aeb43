import { isObject, type Value } from "./block";

/**
 * Nested blocks of a value, which JSON writes as an object or as a list of them, and HCL always as a list. What is not
 * known is not among them.
 */
export function blocksOf(value: Value | undefined): readonly Readonly<Record<string, Value>>[] {
  return listOf(value).filter(isObject);
}

/** Elements of a list; of anything else that one thing, of nothing none. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
