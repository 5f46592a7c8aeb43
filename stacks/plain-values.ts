import { Tokenization, type ResolveOptions } from "cdktf";

/**
 * Runs a synthesis in which CDKTF resolves only what may hold a token, and takes plain values as they are. On its own it
 * searches every key and value of every resource for four kinds of tokens, twice over, those that are not set among
 * them: a third of its time.
 */
export function withPlainValuesKept<T>(synthesis: () => T): T {
  const { resolve } = Tokenization;
  Tokenization.resolve = (value: unknown, options: ResolveOptions): unknown => {
    try {
      return resolved(value, (part) => resolve(part, options) as unknown);
    } catch {
      return resolve(value, options); // fails likewise, and can tell where since it came from the top
    }
  };
  try {
    return synthesis();
  } finally {
    Tokenization.resolve = resolve;
  }
}

/** A value with what is not plain of it resolved, and without what is not set. */
function resolved(value: unknown, resolve: (part: unknown) => unknown): unknown {
  if (isPlain(value)) return value;
  if (Array.isArray(value) && value.every(mayStandInList)) {
    return value.map((entry) => resolved(entry, resolve)).filter((entry) => entry !== undefined);
  }
  if (!isRecord(value)) return resolve(value);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (MARK.test(key)) return resolve(value);
    if (value[key] === undefined) continue;
    const entry = resolved(value[key], resolve);
    if (entry !== undefined) result[key] = entry;
  }
  return result;
}

/** What a token looks like within text: a marker, a number in scientific notation, or the value of a map of tokens. */
const MARK = /TfToken\[|[-|\d.+]e[-|\d.eE+]|Map Token Value/;

/** Tokens that stand for numbers are negative. */
function isPlain(value: unknown): boolean {
  if (typeof value === "string") return !MARK.test(value);
  if (typeof value === "number") return value >= 0;
  return value === undefined || value === null || typeof value === "boolean";
}

/** A list of a single token, text or number, is the list that the token stands for. */
function mayStandInList(entry: unknown): boolean {
  return isPlain(entry) || typeof entry === "object";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype && !("resolve" in (value as object));
}
