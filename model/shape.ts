import type * as z from "zod";
import type { InvalidValue } from "../values";
import type { Findings, Path } from "./finding";
import { environmentSchema } from "./schema/environment";
import { fieldsAt, marksAt, schemaAt } from "./schema/lookup";
import { withoutReservedNames } from "./reserved-names";
import { allowedBy, codeOf, cureOf, objectText } from "./shape-wording";
import { didYouMean, oneOf, show } from "./wording";

/** An environment without fault of shape or syntax; its names may still lead nowhere. */
export type Shape = z.output<typeof environmentSchema>;

/** Reports every fault of shape and syntax; returns the environment if there is none. */
export function checkShape(input: unknown, findings: Findings): Shape | undefined {
  const readable = withoutReservedNames(input, findings);
  const shape = new ShapeCheck(readable, findings).check(environmentSchema);
  return findings.list.length > 0 ? undefined : shape;
}

type Issue = z.core.$ZodIssue;

/** Makes findings of what zod says of an input. */
class ShapeCheck {
  constructor(
    private readonly input: unknown,
    private readonly findings: Findings,
  ) {}

  /** Checks the input, or a part of it. */
  check<Output>(schema: z.ZodType<Output>, path: Path = []): Output | undefined {
    const result = schema.safeParse(this.valueAt(path));
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.report(issue, path);
    return undefined;
  }

  private report(issue: Issue, above: Path): void {
    const path = [...above, ...issue.path];
    switch (issue.code) {
      case "unrecognized_keys":
        return this.reportUnknownFields(issue.keys, path);
      case "invalid_union":
        return this.reportUnion(issue, path);
      case "invalid_key":
        return this.reportEntry(issue, path);
      case "custom":
        return this.findings.addFault(path, issue.params?.fault as InvalidValue);
      default:
        return this.reportValue(issue, path);
    }
  }

  private reportValue(issue: Issue, path: Path): void {
    const value = this.valueAt(path);
    if (isNoise(issue, value)) return;
    const code = value === undefined && path.length > 0 ? "missing-field" : codeOf(issue);
    this.findings.add(path, { code, got: this.got(path), allowed: allowedBy(issue, path), cure: cureOf(issue, value) });
  }

  private reportUnknownFields(fields: readonly string[], path: Path): void {
    const value = this.valueAt(path);
    const known = fieldsAt(path, value);
    const marks = marksAt(path);
    if (fields.some((field) => marks.includes(field))) {
      this.reportAlternatives(path, `keep ${oneOf(marks.filter((mark) => hasOwn(value, mark)))}`);
    }
    for (const field of fields) {
      if (known.includes(field)) continue;
      const cure = didYouMean(field, known) ?? "remove it";
      this.findings.add([...path, field], { code: "unknown-field", got: show(field), allowed: oneOf(known), cure });
    }
  }

  /** zod looks no further into an entry whose id is wrong. */
  private reportEntry({ issues }: z.core.$ZodIssueInvalidKey, path: Path): void {
    const allowed = issues[0]?.message ?? "another id";
    const label = fieldsAt(path, undefined).find((field) => field === "name" || field === "displayName");
    const cure =
      label === undefined || path.at(-1) === "" ? undefined : `put it into the field ${label} and choose a plain id`;
    this.findings.add(path, { code: "id", got: show(path.at(-1)), allowed, cure });
    const schema = schemaAt(path);
    if (schema !== undefined) this.check(schema, path);
  }

  /** Reports against the alternative that was meant: one of the value's kind, and of several objects the marked one. */
  private reportUnion(union: z.core.$ZodIssueInvalidUnion, path: Path): void {
    const value = this.valueAt(path);
    const ofKind = union.errors.filter((issues) => !issues.some((issue) => isOfOtherKind(issue, value)));
    if (ofKind.length === 0) return this.reportValue(union, path);
    const marks = isObject(value) ? marksAt(path) : [];
    const meant = marks.findIndex((mark) => hasOwn(value, mark));
    const missing = meant < 0 ? marks[0] : undefined;
    if (missing !== undefined) this.reportAlternatives(path, `add ${oneOf(marks)}`);
    for (const issue of ofKind[Math.max(0, meant)] ?? []) {
      if (missing === undefined || issue.path[0] !== missing) this.report(issue, path);
    }
  }

  private reportAlternatives(path: Path, cure: string): void {
    this.findings.add(path, { code: "alternatives", got: this.got(path), allowed: objectText(path), cure });
  }

  /** What is at a place; never a password that stands where only its source belongs. */
  private got(path: Path): string {
    const value = this.valueAt(path);
    return typeof value === "string" && path.includes("password") ? "text, which is not shown here" : show(value);
  }

  private valueAt(path: Path): unknown {
    return path.reduce<unknown>((value, key) => (hasOwn(value, key) ? value[key] : undefined), this.input);
  }
}

/** Whether an alternative is not even of the value's kind: an object where a text is given, or the other way round. */
function isOfOtherKind({ code, path }: Issue, value: unknown): boolean {
  return path.length === 0 && (code === "invalid_type" || (code === "invalid_value" && typeof value !== "string"));
}

/**
 * zod measures whatever has a length, even if it is neither text nor list; and it adds the range of the whole numbers
 * that JavaScript can hold, while ours, which is narrower, has an issue of its own.
 */
function isNoise(issue: Issue, value: unknown): boolean {
  if (issue.code !== "too_small" && issue.code !== "too_big") return false;
  return issue.origin === "int" || isObject(value) || typeof value === "function";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasOwn(value: unknown, key: PropertyKey): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
