import { isObject, Reference, Unknown, type Value } from "../block";
import { cidrFunctions } from "./functions-cidr";
import { collectionFunctions } from "./functions-collection";
import { textFunctions } from "./functions-text";
import {
  JsonText,
  list,
  object,
  Refused,
  sortedKeys,
  type TerraformFunction,
  text,
  truth,
  Untellable,
} from "./outcome";

/** What a function of Terraform's language gives. @throws Untellable */
export function call(name: string, given: readonly Value[]): Value {
  const known = FUNCTIONS.get(name);
  if (known !== undefined) return known(...given);
  throw new Untellable(`calls ${name}(), which only Terraform evaluates`);
}

const generalFunctions: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: (value = null) => (isKnown(value) ? encoded(value) : new JsonText(value)),
  jsondecode: (json) => (json instanceof JsonText ? json.content : decoded(text(json))),
  sensitive: (value = null) => value,
  nonsensitive: (value = null) => value,
  can: (value = null) => {
    if (value instanceof Refused) return false;
    if (value instanceof Unknown) throw new Untellable(value.reason, { unknown: value });
    return true;
  },
  coalesce: (...values) => {
    for (const value of values) {
      if (value instanceof Unknown) return value;
      if (value !== null && value !== "") return value;
    }
    throw new Untellable("finds nothing that is not null", { refused: true });
  },
  tostring: (value = null) => (value === null || value instanceof Reference ? value : text(value)),
  tonumber: (value = null) => {
    if (value === null || value instanceof Reference) return value;
    const read = Number(text(value));
    if (Number.isNaN(read)) throw new Untellable("needs a number", { refused: true });
    return read;
  },
  tobool: (value = null) => {
    if (value === null || typeof value === "boolean" || value instanceof Reference) return value;
    const read = text(value);
    if (read !== "true" && read !== "false") throw new Untellable("needs a truth value", { refused: true });
    return read === "true";
  },
  tomap: (value = null) => (value instanceof Reference ? value : object(value)),
  alltrue: (values = null) => list(values).every(truth),
  anytrue: (values = null) => list(values).some(truth),
};

const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({ ...generalFunctions, ...textFunctions, ...collectionFunctions, ...cidrFunctions }),
);

function isKnown(value: Value): boolean {
  if (value instanceof Reference || value instanceof Unknown) return false;
  if (Array.isArray(value)) return (value as readonly Value[]).every(isKnown);
  return !isObject(value) || Object.values(value).every(isKnown);
}

/** As Terraform writes JSON: keys in order, and what could end a script element escaped. */
function encoded(value: Value): string {
  const escapes: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  return JSON.stringify(ordered(value)).replace(/[<>&]/g, (character) => escapes[character] ?? character);
}

function ordered(value: Value): unknown {
  if (Array.isArray(value)) return (value as readonly Value[]).map(ordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(sortedKeys(value).map((key) => [key, ordered(value[key] ?? null)]));
}

function decoded(json: string): Value {
  try {
    return JSON.parse(json) as Value;
  } catch {
    throw new Untellable("decodes what is not JSON", { refused: true });
  }
}
