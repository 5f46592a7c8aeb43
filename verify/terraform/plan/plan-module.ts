import { attributeOf } from "../attributes";
import { type Block, isObject, Reference, Unknown, type Value } from "../block";
import { type Bindings, evaluate, type Scope } from "../expression/evaluate";
import { Untellable } from "../expression/outcome";
import { NotReadable } from "../expression/parse";
import { find, type Path } from "../expression/traverse";
import { asObject, asText, isJsonList, isJsonObject, isTemplate, type Json, type JsonObject } from "../json";
import type { Limitations } from "../limitations";
import { literal } from "../literal";
import { Mentions } from "../mentions";
import { Providers } from "../providers";
import type { Templates } from "../templates";
import type { Place } from "../written-block";
import { allReferences, templateOf } from "./plan-expression";

/** What the modules of a plan share. */
export interface PlanSurroundings {
  readonly noted: Limitations;
  readonly templates: Templates;
  readonly variables: JsonObject;
  /** By key of the plan: `aws`, `aws.dns`, `module.net:aws`. */
  readonly providers: JsonObject;
}

/** An instance of a module, in whose configuration names mean something. */
export class PlanModule implements Scope {
  /** By address in the module without an index, then by index. */
  readonly blocks = new Map<string, Map<string | number | undefined, Block>>();
  private readonly resources: ReadonlyMap<string, JsonObject>;
  private readonly children = new Map<string, Map<string | number | undefined, PlanModule>>();
  private readonly running = new Set<string>();
  private readonly providers: Providers;
  private readonly mentions: Mentions;

  constructor(
    /** What the plan says of its source. */
    private readonly written: JsonObject,
    private readonly surroundings: PlanSurroundings,
    private readonly call?: {
      readonly parent: PlanModule;
      readonly body: JsonObject;
      readonly index: string | number | undefined;
    },
  ) {
    const resources = isJsonList(written.resources) ? written.resources.map(asObject) : [];
    this.resources = new Map(resources.map((resource) => [asText(resource.address), resource]));
    this.providers = new Providers(
      providerBodies(surroundings.providers),
      (template) => this.root.value(template),
      () => undefined,
    );
    this.mentions = new Mentions({
      blocksAt: ({ root, path }) => this.blocksAt(root, path),
      local: () => undefined,
      inTemplate: (text) => surroundings.templates.names(text),
    });
  }

  get noted(): Limitations {
    return this.surroundings.noted;
  }

  /** An instance of a module that it calls. */
  child(name: string, index: string | number | undefined): PlanModule {
    const body = asObject(asObject(this.written.module_calls)[name]);
    const instances = this.children.get(name) ?? new Map<string | number | undefined, PlanModule>();
    this.children.set(name, instances);
    const child =
      instances.get(index) ?? new PlanModule(asObject(body.module), this.surroundings, { parent: this, body, index });
    instances.set(index, child);
    return child;
  }

  /** The block of the configuration that an address without an index names. */
  resource(address: string): JsonObject {
    return this.resources.get(address) ?? {};
  }

  /** What a template says here. */
  value(written: Json, bindings: Bindings = {}): Value {
    if (typeof written === "string") return this.text(written, bindings);
    if (isJsonList(written)) return written.map((element) => this.value(element, bindings));
    if (!isJsonObject(written)) return written;
    return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, this.value(value, bindings)]));
  }

  resolve(root: string, path: Path): Value {
    const [first, second] = path;
    switch (root) {
      case "var":
        return this.under(this.variable(String(first)), path.slice(1));
      case "data":
        return this.under(this.instances(`data.${first}.${second}`), path.slice(2));
      case "module":
        return this.called(String(first), path.slice(1));
      case "local":
      case "path":
      case "terraform":
      case "self":
        throw new Untellable(`needs ${[root, ...path].join(".")}, which a plan does not hold`);
      default:
        return this.under(this.instances(`${root}.${first}`), path.slice(1));
    }
  }

  attribute(block: Block, path: Path): Value {
    return attributeOf(block, path, this);
  }

  /** What `count` and `each` are for an instance. */
  bindings(body: JsonObject, index: string | number | undefined): Bindings {
    if (index === undefined) return {};
    if (typeof index === "number") return { count: { index } };
    const over = templateOf(body.for_each_expression);
    const each = over === undefined ? undefined : this.value(over);
    const value = isObject(each) ? each[index] : isKeySet(each) ? index : undefined;
    return {
      each: { key: index, value: value ?? new Unknown("each.value", "needs each.value, which a plan does not hold") },
    };
  }

  /** The account and Region of a block's provider. */
  place({ provider_config_key: key }: JsonObject): Place {
    return this.providers.place(typeof key === "string" ? key : "aws");
  }

  blocksOf(dependsOn: Json | undefined): readonly Block[] {
    return [...this.mentions.dependencies(dependsOn)];
  }

  needsOf(block: Block, written: JsonObject): readonly Block[] {
    const { expressions, count_expression: count, for_each_expression: each } = written;
    const references = [expressions, count, each].flatMap(allReferences);
    const needed = new Set([...this.blocksOf(references), ...this.blocksOf(written.depends_on), ...this.callNeeds]);
    needed.delete(block);
    return [...needed];
  }

  private get root(): PlanModule {
    return this.call?.parent.root ?? this;
  }

  private get callNeeds(): readonly Block[] {
    if (this.call === undefined) return [];
    return [...this.call.parent.blocksOf(this.call.body.depends_on), ...this.call.parent.callNeeds];
  }

  private blocksAt(root: string, path: Path): readonly Block[] {
    const [first, second] = path;
    if (root === "var")
      return this.call?.parent.blocksOf(allReferences(asObject(this.call.body.expressions)[String(first)])) ?? [];
    if (root === "module") {
      const modules = [...(this.children.get(String(first))?.values() ?? [])];
      return modules.flatMap((module) => module.needsOfOutput(path.slice(1)));
    }
    return [...(this.blocks.get(root === "data" ? `data.${first}.${second}` : `${root}.${first}`)?.values() ?? [])];
  }

  private needsOfOutput(path: Path): readonly Block[] {
    const outputs = asObject(this.written.outputs);
    const name = path.map(String).find((step) => Object.hasOwn(outputs, step));
    if (name !== undefined) return this.blocksOf(allReferences(asObject(outputs[name]).expression));
    const inner = [...this.children.values()].flatMap((instances) => [...instances.values()]);
    return [
      ...[...this.blocks.values()].flatMap((own) => [...own.values()]),
      ...inner.flatMap((child) => child.needsOfOutput([])),
    ];
  }

  private text(text: string, bindings: Bindings): Value {
    if (!isTemplate(text)) return text;
    try {
      return evaluate(this.surroundings.templates.parse(text), this, bindings, text);
    } catch (error) {
      if (error instanceof NotReadable) return new Unknown(text, `holds ${error.message}, which is not read here`);
      throw error;
    }
  }

  private variable(name: string): Value {
    if (this.call === undefined) {
      const variable = asObject(this.surroundings.variables[name]);
      if (asObject(asObject(this.written.variables)[name]).sensitive === true)
        throw new Untellable(`needs var.${name}, which is a secret`);
      if (variable.value === undefined) throw new Untellable(`needs var.${name}, which the plan does not hold`);
      return literal(variable.value);
    }
    const { parent, body, index } = this.call;
    const given = templateOf(asObject(body.expressions)[name]);
    if (given !== undefined) return this.once(`var.${name}`, () => parent.value(given, parent.bindings(body, index)));
    const { default: otherwise } = asObject(asObject(this.written.variables)[name]);
    if (otherwise === undefined) throw new Untellable(`needs var.${name}, which the plan does not hold`);
    return literal(otherwise);
  }

  private called(name: string, path: Path): Value {
    const instances = this.children.get(name);
    if (instances === undefined) throw new Untellable(`needs module.${name}, which the plan does not hold`);
    const single = instances.get(undefined);
    const [first, ...rest] = path;
    if (single !== undefined) return this.under(single.output(String(first)), rest);
    const one = instances.get(first ?? "");
    if (one === undefined) throw new Untellable(`needs module.${name}[${first}], which the plan does not hold`);
    return this.under(one.output(String(rest[0])), rest.slice(1));
  }

  private output(name: string): Value {
    const template = templateOf(asObject(asObject(this.written.outputs)[name]).expression);
    if (template === undefined) throw new Untellable(`needs output ${name}, which the plan does not hold`);
    return this.once(`output.${name}`, () => this.value(template));
  }

  private instances(address: string): Value {
    const instances = this.blocks.get(address);
    if (instances === undefined) throw new Untellable(`needs ${address}, which the plan does not hold`);
    const entries = [...instances].map(([index, block]) => [index, new Reference(block, "")] as const);
    const [[index, only] = []] = entries;
    if (index === undefined && only !== undefined) return only;
    if (typeof index === "string") return Object.fromEntries(entries.map(([key, value]) => [String(key), value]));
    return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
  }

  private under(value: Value, path: Path): Value {
    const found = find(value, path, this);
    if (found === undefined) throw new Untellable(`has no ${path.join(".")}`, { refused: true });
    return found;
  }

  /** Refuses to follow a thing to itself. @throws Untellable */
  private once(name: string, evaluated: () => Value): Value {
    if (this.running.has(name)) throw new Untellable(`needs ${name}, which refers to itself`);
    this.running.add(name);
    try {
      return evaluated();
    } finally {
      this.running.delete(name);
    }
  }
}

function isKeySet(each: Value | undefined): boolean {
  return Array.isArray(each) && each.every((element) => typeof element === "string");
}

/** Providers as their files would write them. */
function providerBodies(providers: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    Object.entries(providers).map(([key, provider]) => {
      const { region, assume_role: roles, allowed_account_ids: allowed } = asObject(asObject(provider).expressions);
      const role = isJsonList(roles) ? asObject(roles.at(-1)).role_arn : undefined;
      const entries: readonly (readonly [string, Json | undefined])[] = [
        ["region", templateOf(region)],
        ["allowed_account_ids", templateOf(allowed)],
        ["assume_role", role === undefined ? undefined : [{ role_arn: templateOf(role) ?? null }]],
      ];
      return [
        key,
        Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)),
      ];
    }),
  );
}
