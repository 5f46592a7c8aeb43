import type { Block, Lifecycle, Value } from "./block";
import { Unknown } from "./block";
import { dynamicNames, withDynamic } from "./dynamic";
import { type Bindings, UNBOUND } from "./expression/evaluate";
import { bare, bodies, isConstant, type Json, type JsonObject } from "./json";
import type { Declaration } from "./source";
import type { Limitations } from "./limitations";

/** The account and Region in which a provider works. */
export interface Place {
  readonly account: string;
  readonly region: string | undefined;
}

/** Where a block is written: what its text means there. */
export interface Home {
  readonly stack: string;
  value(written: Json, bindings: Bindings): Value;
  provider(name: string): Place;
  dependencies(written: Json | undefined): readonly Block[];
  needsOf(block: Block, body: JsonObject): readonly Block[];
  readonly noted: Limitations;
}

/** A block as its files write it: arguments are evaluated when they are asked for, and once. */
export class WrittenBlock implements Block {
  readonly label: string;
  private values: Map<string, Value> | undefined;
  private known?: { needs?: readonly Block[]; dependsOn?: readonly Block[]; lifecycle?: Lifecycle };
  private place: Place | undefined;

  constructor(
    readonly address: string,
    private readonly home: Home,
    private readonly declaration: Declaration,
    private readonly bindings: Bindings,
  ) {
    this.label = home.stack === "" ? address : `${home.stack}: ${address}`;
  }

  get stack(): string {
    return this.home.stack;
  }

  get mode(): "resource" | "data" {
    return this.declaration.mode;
  }

  get type(): string {
    return this.declaration.type;
  }

  get account(): string {
    return this.where.account;
  }

  get region(): string | undefined {
    const region = this.value("region");
    return typeof region === "string" ? region : this.where.region;
  }

  get arguments(): readonly string[] {
    const { body } = this.declaration;
    const written = Object.keys(body).filter((name) => !META_ARGUMENTS.has(name));
    return body.dynamic === undefined ? written : [...new Set([...written, ...dynamicNames(body)])];
  }

  value(argument: string): Value | undefined {
    const { body } = this.declaration;
    if (META_ARGUMENTS.has(argument)) return undefined;
    const isDynamic = body.dynamic !== undefined && dynamicNames(body).includes(argument);
    if (!isDynamic && !Object.hasOwn(body, argument)) return undefined;
    const written = body[argument] ?? null;
    if (!isDynamic && isConstant(written)) return written ?? undefined;
    // What a plain template says its module remembers.
    const isRemembered = !isDynamic && typeof written === "string" && this.bindings === UNBOUND;
    if (!isRemembered) return this.once(argument, written, isDynamic) ?? undefined;
    return this.noted(argument, this.home.value(written, UNBOUND)) ?? undefined;
  }

  get dependsOn(): readonly Block[] {
    return (this.memory.dependsOn ??= this.home.dependencies(this.declaration.body.depends_on));
  }

  get needs(): readonly Block[] {
    return (this.memory.needs ??= this.home.needsOf(this, this.declaration.body));
  }

  get lifecycle(): Lifecycle {
    return (this.memory.lifecycle ??= readLifecycle(this.declaration.body.lifecycle));
  }

  private once(argument: string, written: Json, isDynamic: boolean): Value {
    const known = this.values?.get(argument);
    if (known !== undefined) return known;
    const { body } = this.declaration;
    this.values ??= new Map();
    this.values.set(argument, new Unknown(`${this.address}.${argument}`, "refers to itself"));
    const evaluate = (inner: Json, bindings: Bindings) => this.home.value(inner, bindings);
    const value = isDynamic
      ? withDynamic(argument, body, this.bindings, evaluate)
      : this.home.value(written, this.bindings);
    this.values.set(argument, value);
    return this.noted(argument, value);
  }

  private noted(argument: string, value: Value): Value {
    this.home.noted.noteValue(this.label, argument, value);
    return value;
  }

  private get memory() {
    return (this.known ??= {});
  }

  private get where(): Place {
    const { provider } = this.declaration.body;
    return (this.place ??= this.home.provider(
      typeof provider === "string" ? bare(provider) : (this.type.split("_", 1)[0] ?? ""),
    ));
  }
}

/** What Terraform itself reads of a block, whatever its type. */
const META_ARGUMENTS: ReadonlySet<string> = new Set([
  ...["//", "provider", "depends_on", "lifecycle", "count", "for_each", "dynamic", "connection", "provisioner"],
]);

function readLifecycle(written: Json | undefined): Lifecycle {
  const settings = bodies(written);
  const ignored = settings
    .flatMap(({ ignore_changes: names }) => names ?? [])
    .filter((name) => typeof name === "string")
    .map(bare);
  const conditions = settings.flatMap(({ precondition, postcondition }) =>
    [...bodies(precondition), ...bodies(postcondition)].map(({ condition }) => condition),
  );
  return {
    told: true,
    ignoreChanges: ignored.includes("all") ? "all" : ignored,
    createBeforeDestroy: settings.some(({ create_before_destroy: first }) => first === true || first === "true"),
    preventDestroy: settings.some(({ prevent_destroy: prevented }) => prevented === true || prevented === "true"),
    conditions: conditions.filter((condition) => typeof condition === "string"),
  };
}
