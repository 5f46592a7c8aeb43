import { nearest } from "../values";

const LONGEST = 80;
const MOST = 20;

export const ENTRIES = ["entry", "entries"] as const;
export const CHARACTERS = ["character", "characters"] as const;

/** What somebody wrote, on one line; of a list its length, of an object its fields. */
export function show(value: unknown): string {
  const text = inWords(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${counted(value.length, ENTRIES)}`;
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return JSON.stringify(value);
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : objectWith(Object.keys(value));
    default:
      return String(value);
  }
}

/** `an object with a, b and c` */
export function objectWith(fields: readonly string[]): string {
  return fields.length === 0 ? "an empty object" : `an object with ${and(fields)}`;
}

/** `one of a, b, c`; of very many only the first. */
export function oneOf(values: readonly unknown[]): string {
  const texts = values.slice(0, MOST).map(String).join(", ");
  if (values.length > MOST) return `one of ${texts} and ${values.length - MOST} more`;
  return values.length === 1 ? texts : `one of ${texts}`;
}

/** `a, b and c` */
export function and(texts: readonly string[]): string {
  return [texts.slice(0, -1).join(", "), ...texts.slice(-1)].filter((part) => part !== "").join(" and ");
}

/** What is named of things that may be very many. */
export const FEW = 3;

/** `a, b and c`; of more than a few only some: `a, b, c and others`. */
export function fewOf(texts: readonly string[]): string {
  return and(texts.length > FEW ? [...texts.slice(0, FEW), "others"] : texts);
}

/** `1 entry`, `2 entries` */
export function counted(count: number | bigint, [one, many]: readonly [string, string]): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}

/** The advice to take the name that was likely meant. Everything is near to a name of one or two letters. */
export function didYouMean(text: string, known: readonly string[]): string | undefined {
  const near = nearest(text, known);
  if (near === undefined || (near.length <= 2 && near !== text.toLowerCase())) return undefined;
  return `did you mean ${near}?`;
}
