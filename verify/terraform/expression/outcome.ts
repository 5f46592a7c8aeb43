import { isObject, Reference, Unknown, type Value } from "../block";

/** Terraform itself would refuse this, so that `try()` goes on to its next alternative. */
export class Refused extends Unknown {}

/** Text that `jsonencode` makes of values among which some are known only at apply: `jsondecode` gives them back. */
export class JsonText extends Unknown {
  constructor(readonly content: Value) {
    super("jsonencode(...)", "is JSON of values that only apply knows");
  }
}

/** Thrown where a value cannot be told; the expression around it becomes an `Unknown`. */
export class Untellable extends Error {
  readonly refused: boolean;
  /** What was not known to begin with. */
  readonly unknown: Unknown | undefined;

  constructor(reason: string, { refused = false, unknown }: { refused?: boolean; unknown?: Unknown } = {}) {
    // Broken input throws tens of thousands of these, and a stack trace costs more than evaluating an expression.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason);
    Error.stackTraceLimit = stackTraceLimit;
    this.refused = refused;
    this.unknown = unknown;
  }
}

/** One of Terraform's functions. @throws Untellable where an argument is not known, or does not fit */
export type TerraformFunction = (...given: readonly Value[]) => Value;

/** The value as Terraform writes it into text. @throws Untellable */
export function text(value: Value | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return notA("text", value);
}

/** @throws Untellable */
export function number(value: Value | undefined): number {
  if (typeof value === "number") return value;
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
  return Number.isNaN(read) ? notA("number", value) : read;
}

/** @throws Untellable */
export function truth(value: Value | undefined): boolean {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : notA("truth value", value);
}

/** @throws Untellable */
export function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : notA("list", value);
}

/** @throws Untellable */
export function object(value: Value | undefined): Readonly<Record<string, Value>> {
  return isObject(value) ? value : notA("map", value);
}

/** Keys and elements, in Terraform's order. @throws Untellable */
export function entriesOf(collection: Value): readonly (readonly [string | number, Value])[] {
  if (Array.isArray(collection))
    return (collection as readonly Value[]).map((element, index) => [index, element] as const);
  const map = object(collection);
  return sortedKeys(map).map((key) => [key, map[key] ?? null] as const);
}

/** As Terraform orders them. */
export function sortedKeys(map: Readonly<Record<string, Value>>): readonly string[] {
  return Object.keys(map).sort();
}

/** @throws Untellable */
export function equal(left: Value, right: Value): boolean {
  const same = sameness(left, right);
  if (typeof same === "boolean") return same;
  throw same;
}

function sameness(left: Value, right: Value): boolean | Untellable {
  for (const value of [left, right]) if (value instanceof Unknown) return untold(value);
  if (left instanceof Reference || right instanceof Reference) {
    const [first, second] = [left, right].map((value) => (value instanceof Reference ? value.text : undefined));
    return first === second ? true : untold(left instanceof Reference ? left : right);
  }
  if (Array.isArray(left) && Array.isArray(right)) return allSame(left as readonly Value[], right as readonly Value[]);
  if (isObject(left) && isObject(right)) {
    const [keys, others] = [sortedKeys(left), sortedKeys(right)];
    if (keys.join("\0") !== others.join("\0")) return false;
    return allSame(
      keys.map((key) => left[key] ?? null),
      keys.map((key) => right[key] ?? null),
    );
  }
  return left === right;
}

function allSame(left: readonly Value[], right: readonly Value[]): boolean | Untellable {
  if (left.length !== right.length) return false;
  const results = left.map((element, index) => sameness(element, right[index] ?? null));
  return results.includes(false) ? false : (results.find((result) => result !== true) ?? true);
}

function notA(kind: string, value: Value | undefined): never {
  if (value instanceof Unknown || value instanceof Reference) throw untold(value);
  throw new Untellable(`needs a ${kind}`, { refused: true });
}

function untold(value: Value): Untellable {
  if (value instanceof Unknown) return new Untellable(value.reason, { unknown: value });
  return new Untellable(
    value instanceof Reference ? `needs ${value.text}, which is known only at apply` : "is not known",
  );
}
