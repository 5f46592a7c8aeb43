import { type Block, isObject, type Lifecycle, Unknown, type Value } from "../block";
import type { Bindings } from "../expression/evaluate";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../json";
import { literal } from "../literal";
import { isExpression, templateOf } from "./plan-expression";
import type { PlanModule } from "./plan-module";

/** What a plan says of one block. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly index: string | number | undefined;
  /** What is known of it before apply. */
  readonly values: JsonObject;
  /** `true` wherever only apply knows. */
  readonly unknown: Json;
  readonly sensitive: Json;
  /** Its block in the configuration, which is the same for all of its instances. */
  readonly written: JsonObject;
}

/** A block as a plan knows it: with the values that Terraform has made of it. */
export class PlanBlock implements Block {
  readonly address: string;
  readonly label: string;
  readonly stack = "";
  readonly mode: "resource" | "data";
  readonly type: string;
  /** A plan does not hold it. */
  readonly lifecycle: Lifecycle = LIFECYCLE;
  private readonly known = new Map<string, Value | undefined>();
  private memory: { needs?: readonly Block[]; bindings?: Bindings } = {};

  constructor(
    private readonly resource: PlannedResource,
    private readonly module: PlanModule,
  ) {
    this.address = this.label = resource.address;
    this.mode = resource.mode;
    this.type = resource.type;
  }

  get account(): string {
    return this.module.place(this.resource.written).account;
  }

  get region(): string | undefined {
    const region = this.value("region");
    return typeof region === "string" ? region : this.module.place(this.resource.written).region;
  }

  get arguments(): readonly string[] {
    return Object.keys(this.expressions);
  }

  value(argument: string): Value | undefined {
    if (this.known.has(argument)) return this.known.get(argument);
    this.known.set(argument, new Unknown(`${this.address}.${argument}`, "refers to itself"));
    const value = this.read(argument) ?? undefined;
    this.known.set(argument, value);
    this.module.noted.noteValue(this.label, argument, value);
    return value;
  }

  get dependsOn(): readonly Block[] {
    return this.module.blocksOf(this.resource.written.depends_on);
  }

  get needs(): readonly Block[] {
    return (this.memory.needs ??= this.module.needsOf(this, this.resource.written));
  }

  private get expressions(): JsonObject {
    const { expressions } = this.resource.written;
    return isJsonObject(expressions) ? expressions : {};
  }

  private get bindings(): Bindings {
    return (this.memory.bindings ??= this.module.bindings(this.resource.written, this.resource.index));
  }

  private read(argument: string): Value | undefined {
    const { values, unknown, sensitive } = this.resource;
    if (at(sensitive, argument) === true) {
      return new Unknown(`${this.address}.${argument}`, `needs ${this.address}.${argument}, which is a secret`);
    }
    return this.filled(at(values, argument), at(unknown, argument), at(this.expressions, argument));
  }

  /** What is known, completed by what the configuration says where only apply knows. */
  private filled(known: Json | undefined, unknown: Json | undefined, expression: Json | undefined): Value | undefined {
    if (!isUnknownSomewhere(unknown)) return known === undefined ? undefined : literal(known);
    const template = templateOf(expression);
    const said = template === undefined ? undefined : this.module.value(template, this.bindings);
    if (unknown === true) return said;
    if (isJsonList(unknown)) {
      const elements = isJsonList(known) ? known : [];
      const whole = Array.isArray(said) ? (said as readonly Value[]) : undefined;
      if (whole?.length === unknown.length) return whole;
      // Of HCL only what is referred to is there: it fills the gaps in order.
      const gaps = unknown.filter((element) => element === true).length;
      const references = whole ?? (said === undefined ? [] : [said]);
      if (isExpression(expression) && gaps !== references.length) return said ?? notTold(expression);
      let next = 0;
      return unknown.map((element, index) => {
        if (element === true && isExpression(expression)) return references[next++] ?? null;
        return this.filled(elements[index], element, isJsonList(expression) ? expression[index] : undefined) ?? null;
      });
    }
    const keys = new Set([...Object.keys(isJsonObject(known) ? known : {}), ...Object.keys(unknown)]);
    const entries = [...keys].map((key) => {
      const inner = isExpression(expression) ? undefined : at(expression, key);
      const value = this.filled(at(known, key), at(unknown, key), inner);
      return [key, value ?? (isObject(said) ? said[key] : undefined)] as const;
    });
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined));
  }
}

const LIFECYCLE: Lifecycle = {
  told: false,
  ignoreChanges: [],
  createBeforeDestroy: false,
  preventDestroy: false,
  conditions: [],
};

function at(json: Json | undefined, key: string): Json | undefined {
  return isJsonObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
}

function isUnknownSomewhere(unknown: Json | undefined): unknown is true | readonly Json[] | JsonObject {
  if (isJsonList(unknown)) return unknown.some(isUnknownSomewhere);
  return unknown === true || (isJsonObject(unknown) && Object.values(unknown).some(isUnknownSomewhere));
}

function notTold(expression: Json): Unknown {
  return new Unknown(
    JSON.stringify(expression),
    "is known only at apply, and its plan does not say of what it is made",
  );
}
