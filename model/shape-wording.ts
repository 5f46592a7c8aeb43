import type * as z from "zod";
import type { Path } from "./finding";
import { descriptionAt, marksAt, objectsAt, textsAt } from "./schema/lookup";
import { CHARACTERS, counted, didYouMean, ENTRIES, objectWith, oneOf } from "./wording";

type Issue = z.core.$ZodIssue;

export function codeOf(issue: Issue): string {
  if (choicesOf(issue).length > 0) return "value";
  return issue.code === "invalid_type" || issue.code === "invalid_union" ? "type" : "format";
}

/** What the schema allows where zod found the issue, in words of our own. */
export function allowedBy(issue: Issue, path: Path): string {
  const choices = choicesOf(issue);
  if (choices.length > 0) return choice(choices, path);
  switch (issue.code) {
    case "invalid_union":
      return described(alternativesText(path), path);
    case "invalid_format":
      return issue.message;
    case "invalid_type":
      return described(typeText(issue.expected, path), path);
    case "too_small":
      return described(`at least ${bound(issue.minimum, issue.origin)}`, path);
    case "too_big":
      return described(`at most ${bound(issue.maximum, issue.origin)}`, path);
    default:
      return described("another value", path);
  }
}

/** The value that was likely meant, if it is one of a few. */
export function cureOf(issue: Issue, value: unknown): string | undefined {
  return typeof value === "string" ? didYouMean(value, choicesOf(issue).map(String)) : undefined;
}

/** `an object with type and one of values, alias`: what the object at a place must have. */
export function objectText(path: Path): string {
  const objects = objectsAt(path);
  const required = objects[0]?.required.filter((field) => objects.every((object) => object.required.includes(field)));
  const marks = marksAt(path);
  const parts = [...(required ?? []), ...(marks.length > 0 ? [oneOf(marks)] : [])];
  return parts.length === 0 ? "an object" : objectWith(parts);
}

/** The values of an enumeration, or the tags of a union's alternatives. */
function choicesOf(issue: Issue): readonly unknown[] {
  if (issue.code === "invalid_value") return issue.values;
  return issue.code === "invalid_union" && "options" in issue ? (issue.options as readonly unknown[]) : [];
}

/** `a string or an object with name and existing`: every kind of thing that a union takes. */
function alternativesText(path: Path): string {
  const texts = textsAt(path).map(({ choices }) => (choices === undefined ? "a string" : oneOf(choices)));
  return [...texts, ...(objectsAt(path).length > 0 ? [objectText(path)] : [])].join(" or ");
}

function typeText(expected: string, path: Path): string {
  return expected === "object" ? objectText(path) : (TYPES[expected] ?? `a ${expected}`);
}

const TYPES: Readonly<Record<string, string>> = {
  record: "an object of entries by id",
  array: "a list",
  tuple: "a list",
  int: "a whole number",
  boolean: "true or false",
};

/** All choices, or where they are too many to read what the schema says of them. */
function choice(values: readonly unknown[], path: Path): string {
  return (values.length > 12 ? descriptionAt(path) : undefined) ?? oneOf(values);
}

function bound(limit: number | bigint, origin: string): string {
  if (origin === "array") return counted(limit, ENTRIES);
  return origin === "string" ? counted(limit, CHARACTERS) : String(limit);
}

function described(allowed: string, path: Path): string {
  const description = descriptionAt(path);
  return description === undefined ? allowed : `${allowed}: ${description}`;
}
