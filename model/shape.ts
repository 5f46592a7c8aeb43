import type * as z from "zod";
import type { InvalidValue } from "../values";
import type { Findings, Path } from "./finding";
import { environmentSchema } from "./schema/environment";
import { fieldsAt, marksAt, schemaAt } from "./schema/lookup";
import { allowedBy, codeOf, cureOf, objectText } from "./shape-wording";
import { didYouMean, oneOf, show } from "./wording";

/** An environment without fault of shape or syntax; its names may still lead nowhere. */
export type Shape = z.output<typeof environmentSchema>;

/** Reports every fault of shape and syntax; returns the environment if there is none. */
export function checkShape(input: unknown, findings: Findings): Shape | undefined {
  reportReservedNames(input, [], findings);
  return new ShapeCheck(input, findings).check(environmentSchema);
}

const RESERVED = "__proto__";
/** Deeper than any environment: what lies below is refused for its shape. */
const DEEPEST = 16;

/** The one name that zod drops unseen. */
function reportReservedNames(value: unknown, path: Path, findings: Findings): void {
  if (!isObject(value) || path.length > DEEPEST) return;
  for (const [key, entry] of Object.entries(value)) {
    const place = [...path, key];
    if (key === RESERVED) {
      const allowed = "a name that JavaScript does not keep for itself";
      findings.add(place, { code: "reserved-name", got: show(key), allowed, cure: "rename or remove it" });
    }
    reportReservedNames(entry, place, findings);
  }
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
    if (isLimitOfJavaScript(issue)) return;
    const value = this.valueAt(path);
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
      if (field === RESERVED || marks.includes(field)) continue;
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

  /** Reports against the alternative that was meant: the one whose mark is there. */
  private reportUnion(union: z.core.$ZodIssueInvalidUnion, path: Path): void {
    const value = this.valueAt(path);
    const marks = marksAt(path);
    if (!isObject(value) || marks.length === 0) return this.reportValue(union, path);
    const [meant] = marks.filter((mark) => hasOwn(value, mark));
    if (meant === undefined) this.reportAlternatives(path, `add ${oneOf(marks)}`);
    const issues = union.errors[meant === undefined ? 0 : marks.indexOf(meant)] ?? [];
    for (const issue of issues) if (meant !== undefined || issue.path[0] !== marks[0]) this.report(issue, path);
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

/** zod adds the range of whole numbers that JavaScript can hold; ours, which is narrower, has an issue of its own. */
function isLimitOfJavaScript(issue: Issue): boolean {
  return (issue.code === "too_small" || issue.code === "too_big") && issue.origin === "int";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasOwn(value: unknown, key: PropertyKey): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
