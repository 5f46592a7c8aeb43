import { isObject, type Value } from "./block";
import type { Expression } from "./expression/syntax";

/**
 * A variable's value with what its type adds: `optional(number, 8)` of an object gives attributes that are left out, or
 * null, a default; without one they are null.
 */
export function withDefaults(type: Expression, value: Value, evaluated: (expression: Expression) => Value): Value {
  if (type.kind !== "call") return value;
  const [of] = type.arguments;
  switch (of && type.name) {
    case "object":
      return isObject(value) && of?.kind === "object" ? complete(of, value, evaluated) : value;
    case "list":
    case "set":
    case "map":
      return each(value, (element) => (of ? withDefaults(of, element, evaluated) : element));
    default:
      return value;
  }
}

function complete(
  { entries }: Expression & { readonly kind: "object" },
  value: Readonly<Record<string, Value>>,
  evaluated: (expression: Expression) => Value,
): Value {
  const attributes = entries.flatMap(([key, type]) => {
    const name = key.kind === "name" ? key.name : key.kind === "literal" ? String(key.value) : undefined;
    return name === undefined ? [] : [[name, attribute(type, value[name], evaluated)] as const];
  });
  return Object.fromEntries([
    ...Object.entries(value),
    ...attributes.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined),
  ]);
}

function attribute(
  type: Expression,
  given: Value | undefined,
  evaluated: (expression: Expression) => Value,
): Value | undefined {
  if (type.kind !== "call" || type.name !== "optional") return given && withDefaults(type, given, evaluated);
  const [of, otherwise] = type.arguments;
  const value = given ?? (otherwise ? evaluated(otherwise) : null);
  return of ? withDefaults(of, value, evaluated) : value;
}

function each(value: Value, change: (element: Value) => Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(change);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, change(element)]));
}
