import type * as z from "zod";
import { nearest } from "../values";
import { Findings, type Path, pathText } from "./finding";
import { withoutReservedNames } from "./reserved-names";
import { environmentSchema } from "./schema/environment";
import { fieldsAt, marksAt, schemaAt } from "./schema/lookup";
import { type Choice, StandIns } from "./schema/stand-ins";
import type { Shape } from "./shape";

/** What can be looked at of an environment whose shape is wrong in places. */
export interface Salvage {
  /** The same but for the stand-ins. */
  readonly shapes: Readonly<Record<Choice, Shape>>;
  /** Places that hold a stand-in, or that had to be left out. */
  readonly touched: ReadonlySet<string>;
  /** Texts by which a finding about a stand-in can be told. */
  readonly standIns: ReadonlySet<string>;
}

const MOST_ROUNDS = 12;

/**
 * Puts stand-ins in the place of whatever is wrong, so that one typo hides nothing else. Nothing if too little is left.
 *
 * @param environment its number, where there are several
 */
export function salvage(input: unknown, environment: number): Salvage | undefined {
  const work = new SalvageWork(input, environment);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = environmentSchema.safeParse(work.shapes.first);
    if (result.success || !work.mendAll(result.error.issues)) return work.salvaged();
  }
  return undefined;
}

class SalvageWork {
  readonly shapes: Readonly<Record<Choice, unknown>>;
  private readonly standIns: StandIns;
  private readonly touched: Set<string>;
  /** Places that hold a stand-in. */
  private readonly replaced = new Set<string>();
  /** What was touched in this round: there may be several issues of one place. */
  private readonly mended = new Set<string>();

  constructor(input: unknown, environment: number) {
    const reserved = new Findings();
    this.shapes = {
      first: withoutReservedNames(input, reserved),
      last: withoutReservedNames(input, new Findings()),
    };
    this.touched = new Set(reserved.list.map(({ path }) => path));
    this.standIns = new StandIns(environment, (field, choice) => this.nameFor(field, choice));
  }

  salvaged(): Salvage | undefined {
    if (!isRecord(this.shapes.first)) return undefined;
    // Wrong ids apart, which the model takes for what they are, the schema accepts them, and it changes nothing.
    return { shapes: this.shapes as Salvage["shapes"], touched: this.touched, standIns: this.standIns.texts };
  }

  /** Whether there was anything to mend. */
  mendAll(issues: readonly z.core.$ZodIssue[]): boolean {
    this.mended.clear();
    return issues.map((issue) => this.mend(issue, [])).includes(true);
  }

  private mend(issue: z.core.$ZodIssue, above: Path): boolean {
    const path = [...above, ...issue.path];
    switch (issue.code) {
      case "unrecognized_keys":
        issue.keys.forEach((field) => this.moveField(path, field));
        return true;
      case "invalid_key":
        return this.mendEntry(path);
      case "invalid_union":
        return this.mendUnion(issue, path);
      default:
        return this.standIn(path);
    }
  }

  /** To where it was likely meant, or out; then it may have been meant for any field that is missing. */
  private moveField(path: Path, field: string): void {
    const missing = fieldsAt(path, this.valueAt(path)).filter((known) => this.valueAt([...path, known]) === undefined);
    const meant = nearest(field, missing);
    this.inBoth(path, (holder) => {
      if (meant !== undefined) Reflect.set(holder, meant, Reflect.get(holder, field));
      Reflect.deleteProperty(holder, field);
    });
    for (const place of meant === undefined ? [field, ...missing] : [field])
      this.touched.add(pathText([...path, place]));
  }

  /** An entry with a wrong id stays; but zod looks no further into it, and of a record the id is the name. */
  private mendEntry(path: Path): boolean {
    const value = this.valueAt(path);
    if (path[2] === "records" && isRecord(value) && value.name === undefined) return this.standIn([...path, "name"]);
    const result = schemaAt(path)?.safeParse(value);
    return result?.error?.issues.map((issue) => this.mend(issue, path)).includes(true) ?? false;
  }

  /** Mends the alternative that was meant, if that can be told. */
  private mendUnion({ errors }: z.core.$ZodIssueInvalidUnion, path: Path): boolean {
    const value = this.valueAt(path);
    const meant = isRecord(value) ? marksAt(path).findIndex((mark) => Object.hasOwn(value, mark)) : -1;
    const issues = errors[meant];
    return issues?.map((issue) => this.mend(issue, path)).includes(true) ?? this.standIn(path);
  }

  /** A place that a stand-in did not mend is replaced with all that is around it. */
  private standIn(path: Path): boolean {
    const place = pathText(path);
    const above = path.slice(0, -1);
    const key = path.at(-1);
    if (key === undefined) return false;
    if (this.mended.has(place)) return true;
    if (this.replaced.has(place)) return this.standIn(above);
    this.touched.add(place);
    this.replaced.add(place);
    this.mended.add(place);
    this.inBoth(above, (holder, choice) => Reflect.set(holder, key, this.standIns.at(path, choice)));
    return true;
  }

  private nameFor(field: PropertyKey, choice: Choice): string | undefined {
    const collection = field === "account" ? "accounts" : field === "hub" ? "hubs" : undefined;
    const names = collection === undefined ? [] : entriesOf(this.valueAt([collection])).map(([name]) => name);
    return choice === "first" ? names[0] : names.at(-1);
  }

  private inBoth(path: Path, change: (holder: object, choice: Choice) => void): void {
    for (const choice of ["first", "last"] as const) {
      const holder = valueAt(this.shapes[choice], path);
      if (typeof holder === "object" && holder !== null) change(holder, choice);
    }
  }

  private valueAt(path: Path): unknown {
    return valueAt(this.shapes.first, path);
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    value,
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
