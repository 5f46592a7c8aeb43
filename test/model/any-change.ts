import fc from "fast-check";

/** One change to an environment as JSON. */
export interface Change {
  /** Where: each step chooses among the entries that there are. */
  readonly steps: readonly number[];
  readonly kind: "remove" | "replace" | "insert" | "borrow" | "retire";
  readonly key: string;
  readonly value: unknown;
}

export function anyChange(...kinds: readonly Change["kind"][]): fc.Arbitrary<Change> {
  return fc.record({
    steps: fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }),
    kind: fc.constantFrom(...kinds),
    key: anyKey(),
    value: anyJson(),
  });
}

/** A copy of the environment after the changes. */
export function after(changes: readonly Change[], environment: object): unknown {
  const copy = structuredClone(environment);
  for (const change of changes) apply(change, copy, copy);
  return copy;
}

function apply({ steps, kind, key, value }: Change, holder: object, environment: object): void {
  const [first = 0, ...others] = steps;
  const entries = Object.entries(holder) as [string, unknown][];
  const [name, entry] = entries[first % (entries.length || 1)] ?? [key, undefined];
  if (others.length > 0 && isContainer(entry)) return apply({ steps: others, kind, key, value }, entry, environment);
  switch (kind) {
    case "remove":
      return void Reflect.deleteProperty(holder, name);
    case "replace":
      return define(holder, name, value);
    case "insert":
      return define(holder, key, value);
    case "borrow":
      return define(holder, name, structuredClone(valuesOf(name, environment)[first] ?? entry));
    case "retire":
      return define(holder, "retired", true);
  }
}

/** What stands in the environment under that key, wherever. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (!isContainer(value)) return [];
  const own = Object.hasOwn(value, key) ? [Reflect.get(value, key) as unknown] : [];
  return [...own, ...Object.values(value).flatMap((entry) => valuesOf(key, entry))];
}

/** Any value of JSON, as JSON.parse gives it, rich in what an environment is made of. */
export function anyJson(): fc.Arbitrary<unknown> {
  const text = fc.constantFrom(
    "",
    "a",
    "A",
    "10.0.0.0/8",
    "us-east-1",
    "dns",
    "east",
    "pa1/main",
    "@",
    "a.example.com",
    "external",
    "vpc-0128a0b1c2d3e4f50",
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(text, fc.string(), fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300)),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.array(fc.tuple(anyKey(), tie("json")), { maxLength: 4 }).map(objectOf),
    ),
  }));
  return json;
}

function anyKey(): fc.Arbitrary<string> {
  const odd = fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "length", "0", "", "a.b", "ü");
  const field = fc.constantFrom(
    "name",
    "type",
    "values",
    "alias",
    "hubs",
    "accounts",
    "participants",
    "vpcs",
    "records",
    "hub",
    "existing",
    "between",
    "partner",
    "routes",
    "retired",
  );
  return fc.oneof(odd, field, fc.string());
}

function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, value] of entries) define(object, key, value);
  return object;
}

/** Assignment would take __proto__ for the prototype; a list in JSON has nothing but its entries. */
function define(object: object, key: string, value: unknown): void {
  if (Array.isArray(object) && !/^\d$/.test(key)) return;
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
