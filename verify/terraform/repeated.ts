import { isObject, Unknown, type Value } from "./block";
import type { Bindings } from "./expression/evaluate";
import { Untellable } from "./expression/outcome";
import type { Json, JsonObject } from "./json";

/** What `count` or `for_each` makes several of: blocks, or whole modules. */
export class Repeated<Thing> {
  private made: ReadonlyMap<string | number, Thing> | Unknown | undefined;

  constructor(
    private readonly body: JsonObject,
    private readonly evaluate: (written: Json) => Value,
    private readonly create: (suffix: string, bindings: Bindings) => Thing,
  ) {}

  /** By index or key; an `Unknown` where only apply knows how many there are. */
  get instances(): ReadonlyMap<string | number, Thing> | Unknown {
    if (this.made !== undefined) return this.made;
    this.made = new Unknown("count or for_each", "refers to itself");
    const keys = this.body.count === undefined ? this.forEach() : this.count();
    if (keys instanceof Unknown) return (this.made = keys);
    return (this.made = new Map(
      keys.map(([key, bindings]) => [key, this.create(`[${JSON.stringify(key)}]`, bindings)] as const),
    ));
  }

  /** Those that are known. */
  get all(): readonly Thing[] {
    return this.instances instanceof Unknown ? [] : [...this.instances.values()];
  }

  /** A list or map of something of each. @throws Untellable */
  value(of: (thing: Thing) => Value): Value {
    const { instances } = this;
    if (instances instanceof Unknown) throw new Untellable(instances.reason, { unknown: instances });
    const entries = [...instances].map(([key, thing]) => [key, of(thing)] as const);
    return this.body.count === undefined ? Object.fromEntries(entries) : entries.map(([, value]) => value);
  }

  private count(): Instances | Unknown {
    const written = this.body.count ?? null;
    const count = this.evaluate(written);
    if (count instanceof Unknown) return count;
    const number = typeof count === "boolean" || count === null || typeof count === "object" ? NaN : Number(count);
    if (!Number.isInteger(number) || number < 0 || number > MOST) return notKnown("count", written);
    return Array.from({ length: number }, (_, index) => [index, { count: { index } }] as const);
  }

  private forEach(): Instances | Unknown {
    const written = this.body.for_each ?? null;
    const each = this.evaluate(written);
    if (each instanceof Unknown) return each;
    if (isObject(each)) return Object.entries(each).map(([key, value]) => [key, { each: { key, value } }] as const);
    const elements = Array.isArray(each) ? (each as readonly Value[]) : [null];
    if (!elements.every((element) => typeof element === "string")) return notKnown("for_each", written);
    return [...new Set(elements)].map((key) => [key, { each: { key, value: key } }] as const);
  }
}

type Instances = readonly (readonly [string | number, Bindings])[];

/** Far beyond what anybody writes, and soon told to be wrong. */
const MOST = 10_000;

export function isRepeated(body: JsonObject): boolean {
  return body.count !== undefined || body.for_each !== undefined;
}

function notKnown(argument: string, written: Json): Unknown {
  return new Unknown(JSON.stringify(written), `${argument} is known only at apply`);
}
