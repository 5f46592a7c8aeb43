import type { Findings, Path } from "./finding";
import { show } from "./wording";

/** Deeper than any environment: what lies below is refused for its shape. */
const DEEPEST = 16;

/**
 * The input without the names that JavaScript keeps for itself, each of which is reported: zod drops `__proto__`
 * unseen, and throws at a `length` that is an object.
 */
export function withoutReservedNames(input: unknown, findings: Findings, path: Path = []): unknown {
  if (typeof input !== "object" || input === null || path.length > DEEPEST) return input;
  if (Array.isArray(input)) {
    return input.map((entry: unknown, at) => withoutReservedNames(entry, findings, [...path, at]));
  }
  const kept = Object.entries(input).filter(([key, entry]) => {
    if (!isReserved(key, entry)) return true;
    const allowed = "a name that JavaScript does not keep for itself";
    findings.add([...path, key], { code: "reserved-name", got: show(key), allowed, cure: "rename or remove it" });
    return false;
  });
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutReservedNames(entry, findings, [...path, key])]));
}

function isReserved(key: string, entry: unknown): boolean {
  return key === "__proto__" || (key === "length" && typeof entry === "object");
}
