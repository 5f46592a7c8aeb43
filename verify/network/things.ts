import { listOf, type Block, isObject, Reference, type Value } from "../terraform";
import { type Reading, textOf } from "./reading";

/** The things of one kind, found by whatever names them: a reference to a block that makes or reads them, or an id. */
export class Things<Thing> {
  private readonly ids = new Map<string, Thing>();
  /** By attribute and block. */
  private readonly attributes = new Map<string, Map<Block, Thing>>();
  private readonly all = new Set<Thing>();

  get list(): readonly Thing[] {
    return [...this.all];
  }

  /** @param attributes those of the block that hold the thing's id */
  add(thing: Thing, block: Block, attributes: readonly string[] = ["id"]): Thing {
    for (const attribute of attributes) {
      this.nameAttribute(block, attribute, thing);
      const id = block.value(attribute);
      if (typeof id === "string") this.nameId(id, thing);
    }
    return thing;
  }

  nameId(id: string, thing: Thing): Thing {
    this.ids.set(id, thing);
    this.all.add(thing);
    return thing;
  }

  nameAttribute(block: Block, attribute: string, thing: Thing): Thing {
    const things = this.attributes.get(attribute);
    if (things) things.set(block, thing);
    else this.attributes.set(attribute, new Map([[block, thing]]));
    this.all.add(thing);
    return thing;
  }

  find(value: Value | undefined): Thing | undefined {
    if (value instanceof Reference) return this.attributes.get(value.attribute)?.get(value.block);
    return typeof value === "string" ? this.ids.get(value) : undefined;
  }

  /** What a block makes or reads. */
  of(block: Block): Thing | undefined {
    return this.attributes.get("id")?.get(block);
  }

  /**
   * What a data source reads, which several may read: a thing that is known already, by the id that is given, else the
   * only resource that fits what the data source is told to look for.
   */
  read(reading: Reading, block: Block, attributes: readonly string[], make: () => Thing): Thing {
    const ids = attributes.map((attribute) => block.value(attribute)).filter((id) => id !== undefined);
    const resource = ids.length === 0 && block.mode === "data" ? describedBy(reading, block) : undefined;
    const known = ids.map((id) => this.find(id)).find((thing) => thing !== undefined);
    const thing = known ?? (resource && this.of(resource)) ?? make();
    return this.add(thing, block, attributes);
  }
}

/** The only resource of its type, account and Region that has all that a data source is told to look for. */
function describedBy(reading: Reading, data: Block): Block | undefined {
  const asked = [...conditionsOf(data)];
  if (asked.length === 0 || asked.some(([, values]) => values.length === 0)) return undefined;
  const fitting = reading
    .resources(data.type)
    .filter(({ account, region }) => account === data.account && region === data.region)
    .filter((resource) =>
      asked.every(([path, values]) => values.some((value) => sameValue(at(resource, path), value))),
    );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Arguments that a resource of the same type has as well, and the values that each may have. */
function* conditionsOf(data: Block): Iterable<readonly [path: readonly string[], values: readonly Value[]]> {
  for (const argument of data.arguments) {
    const value = data.value(argument);
    if (META_ARGUMENTS.has(argument) || value === undefined) continue;
    if (argument === "filter") {
      for (const filter of listOf(value)) {
        if (isObject(filter)) yield [pathOfFilter(textOf(filter.name) ?? ""), listOf(filter.values)];
      }
    } else if (argument === "tags" && isObject(value)) {
      for (const [tag, text] of Object.entries(value)) yield [["tags", tag], [text]];
    } else {
      yield [[argument], [value]];
    }
  }
}

const META_ARGUMENTS = new Set(["provider", "region", "lifecycle", "depends_on", "count", "for_each", "//"]);

/** `tag:Name`, `vpc-id`, `cidr-block` as EC2 names them. */
function pathOfFilter(name: string): readonly string[] {
  return name.startsWith("tag:") ? ["tags", name.slice("tag:".length)] : [name.replaceAll("-", "_")];
}

function at(block: Block, [argument = "", key]: readonly string[]): Value | undefined {
  const value = block.value(argument);
  if (key === undefined) return value;
  return isObject(value) ? value[key] : undefined;
}

function sameValue(left: Value | undefined, right: Value): boolean {
  if (left instanceof Reference && right instanceof Reference) return left.text === right.text;
  // Zone names end in a dot or do not.
  if (typeof left === "string" && typeof right === "string")
    return left.replace(/\.$/, "") === right.replace(/\.$/, "");
  return left === right;
}
