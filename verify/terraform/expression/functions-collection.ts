import { isObject, Reference, Unknown, type Value } from "../block";
import {
  entriesOf,
  equal,
  list,
  number,
  object,
  sortedKeys,
  type TerraformFunction,
  text,
  Untellable,
} from "./outcome";
import { elementOf } from "./traverse";

export const collectionFunctions: Readonly<Record<string, TerraformFunction>> = {
  tolist: (values = null) => (values instanceof Reference ? values : list(values)),
  toset: (values = null) => (values instanceof Reference ? values : asSet(list(values))),
  element: (values = null, index = null) => {
    const at = number(index);
    if (values instanceof Reference) return elementOf(values, at);
    const elements = list(values);
    if (elements.length === 0) throw new Untellable("takes an element of an empty list", { refused: true });
    return elements[((at % elements.length) + elements.length) % elements.length] ?? null;
  },
  one: (values = null) => {
    if (values instanceof Reference) return elementOf(values, 0);
    const elements = list(values);
    if (elements.length > 1) throw new Untellable("has more than one element", { refused: true });
    return elements[0] ?? null;
  },
  concat: (...lists) => lists.flatMap(list),
  flatten: (values = null) => flattened(list(values)),
  distinct: (values = null) => (values instanceof Reference ? values : withoutRepeats(list(values))),
  compact: (values = null) => list(values).filter((value) => value !== null && value !== ""),
  sort: (values = null) => (values instanceof Reference ? values : [...list(values)].map(text).sort()),
  reverse: (values = null) => [...list(values)].reverse(),
  slice: (values = null, start = null, end = null) => list(values).slice(number(start), number(end)),
  length: (value = null) => {
    if (typeof value === "string") return Array.from(value).length;
    return entriesOf(value).length;
  },
  contains: (values = null, wanted = null) => list(values).some((value) => equal(value, wanted)),
  index: (values = null, wanted = null) => {
    const at = list(values).findIndex((value) => equal(value, wanted));
    if (at === -1) throw new Untellable("finds no such element", { refused: true });
    return at;
  },
  keys: (map = null) => [...sortedKeys(object(map))],
  values: (map = null) => entriesOf(object(map)).map(([, value]) => value),
  merge: (...maps) =>
    Object.fromEntries(maps.filter((map) => map !== null).flatMap((map) => Object.entries(object(map)))),
  lookup: (map: Value = null, key: Value = null, otherwise?: Value) => {
    const [known, name] = [object(map), text(key)];
    if (Object.hasOwn(known, name)) return known[name] ?? null;
    if (otherwise === undefined) throw new Untellable(`finds no ${name}`, { refused: true });
    return otherwise;
  },
  zipmap: (keys = null, values = null) => {
    const elements = list(values);
    return Object.fromEntries(list(keys).map((key, index) => [text(key), elements[index] ?? null]));
  },
  setunion: (...sets) => asSet(sets.flatMap(list)),
  setintersection: (first = null, ...others) =>
    asSet(list(first).filter((value) => others.every((other) => list(other).some((element) => equal(element, value))))),
  setsubtract: (first = null, second = null) =>
    asSet(list(first).filter((value) => !list(second).some((element) => equal(element, value)))),
  setproduct: (...sets) =>
    sets.map(list).reduce<Value[][]>((rows, set) => rows.flatMap((row) => set.map((value) => [...row, value])), [[]]),
  range: (...given) => {
    const [first = 0, second, step = 1] = given.map(number);
    const [start, end] = second === undefined ? [0, first] : [first, second];
    const count = Math.ceil((end - start) / step);
    // Terraform's own limit.
    if (Number.isNaN(count) || count > 1024) throw new Untellable("has too many elements", { refused: true });
    return Array.from({ length: Math.max(0, count) }, (_, at) => start + at * step);
  },
  sum: (values = null) =>
    list(values)
      .map(number)
      .reduce((total, value) => total + value, 0),
  min: (...values) => Math.min(...values.map(number)),
  max: (...values) => Math.max(...values.map(number)),
};

/** Without repetitions; texts in Terraform's order, anything else as it comes. */
function asSet(values: readonly Value[]): readonly Value[] {
  const distinct = withoutRepeats(values);
  return distinct.every((value) => typeof value === "string") ? [...distinct].sort() : distinct;
}

function withoutRepeats(values: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    const key = identity(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** Equal for equal values. @throws Untellable */
function identity(value: Value): string {
  if (value instanceof Unknown) throw new Untellable(value.reason, { unknown: value });
  if (value instanceof Reference) return `&${value.text}`;
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(identity).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${sortedKeys(value)
    .map((key) => `${JSON.stringify(key)}:${identity(value[key] ?? null)}`)
    .join()}}`;
}

function flattened(values: readonly Value[]): Value[] {
  return values.flatMap((value) => {
    if (Array.isArray(value)) return flattened(value as readonly Value[]);
    // It may be a list of its own, of any length.
    if (value instanceof Unknown) throw new Untellable(value.reason, { unknown: value });
    return [value];
  });
}
