import { type Block, Reference, Unknown, type Value } from "./block";
import { type Bindings, evaluate, type Scope, UNBOUND } from "./expression/evaluate";
import { Untellable } from "./expression/outcome";
import { NotReadable } from "./expression/parse";
import type { Expression } from "./expression/syntax";
import { find, type Path } from "./expression/traverse";
import { bare, isJsonList, isJsonObject, isTemplate, type Json, type JsonObject } from "./json";
import type { Limitations } from "./limitations";
import { literal } from "./literal";
import { Mentions } from "./mentions";
import { Providers } from "./providers";
import { isRepeated, Repeated } from "./repeated";
import type { Declaration, ModuleCall, ModuleSource } from "./source";
import type { Name } from "./templates";
import { withDefaults } from "./type-defaults";
import { type Home, type Place, WrittenBlock } from "./written-block";

/** What modules share: the whole estate. */
export interface Surroundings {
  /** What is at a path of a block's attributes. */
  attribute(block: Block, path: Path): Value;
  /** A template, parsed once however often it is written. @throws NotReadable */
  template(text: string): Expression;
  /** What a template names; nothing where it cannot be read. */
  names(text: string): readonly Name[];
  /** What a data source reads of another stack. */
  readsFrom(block: Block): readonly Block[];
  readonly noted: Limitations;
}

/** How a module is called: by a block of another one. */
interface Call {
  readonly parent: Module;
  readonly body: JsonObject;
  readonly bindings: Bindings;
  /** `module.net`, `module.net["a"]` */
  readonly path: string;
}

/** The configuration of one directory, where its names mean something. */
export class Module implements Scope, Home {
  private readonly resources: ReadonlyMap<string, WrittenBlock | Repeated<WrittenBlock>>;
  private readonly children: ReadonlyMap<string, Module | Repeated<Module> | undefined>;
  private readonly named = new Map<string, Value>();
  /** What templates say by their texts, many of which are written several times. */
  private readonly told = new Map<string, Value>();
  private readonly providers: Providers;
  private readonly mentions = new Mentions({
    blocksAt: (name) => this.blocksAt(name),
    local: (name) => this.source.locals.get(name),
    inTemplate: (text) => this.surroundings.names(text),
  });

  constructor(
    readonly stack: string,
    readonly source: ModuleSource,
    private readonly surroundings: Surroundings,
    private readonly call?: Call,
  ) {
    this.providers = new Providers(
      source.providers,
      (written) => this.value(written),
      (name) => this.handedProvider(name),
    );
    this.resources = new Map([...source.declarations].map(([address, one]) => [address, this.create(address, one)]));
    this.children = new Map([...source.calls].map(([name, called]) => [name, this.createChild(name, called)]));
  }

  /** Those of modules that it calls among them. */
  get blocks(): readonly WrittenBlock[] {
    const found: WrittenBlock[] = [];
    for (const [address, resource] of this.resources) found.push(...this.all(resource, address));
    for (const [name, child] of this.children) {
      for (const module of this.all(child, `module.${name}`)) found.push(...module.blocks);
    }
    return found;
  }

  /** All outputs, as another module or stack reads them. */
  get outputs(): Value {
    return this.once("output", () =>
      Object.fromEntries([...this.source.outputs.keys()].map((name) => [name, this.output(name)])),
    );
  }

  /** What JSON of this module says: every string in it is a template. */
  value(written: Json, bindings: Bindings = UNBOUND): Value {
    if (typeof written === "string") return this.text(written, bindings);
    if (isJsonList(written)) return written.map((element) => this.value(element, bindings));
    if (!isJsonObject(written)) return written;
    return Object.fromEntries(
      Object.entries(written).map(([key, value]) => [this.key(key, bindings), this.value(value, bindings)]),
    );
  }

  resolve(root: string, path: Path): Value {
    const [first, second] = path;
    switch (root) {
      case "var":
        return this.under(this.variable(String(first)), path.slice(1));
      case "local":
        return this.under(this.local(String(first)), path.slice(1));
      case "data":
        return this.under(this.resource(`data.${first}.${second}`), path.slice(2));
      case "module":
        return this.called(String(first), path.slice(1));
      case "path":
      case "terraform":
      case "self":
      case "each":
      case "count":
        throw new Untellable(`needs ${root}, which only Terraform knows`);
      default:
        return this.under(this.resource(`${root}.${first}`), path.slice(1));
    }
  }

  attribute(block: Block, path: Path): Value {
    return this.surroundings.attribute(block, path);
  }

  get noted(): Limitations {
    return this.surroundings.noted;
  }

  provider(name: string): Place {
    return this.providers.place(name);
  }

  dependencies(written: Json | undefined): readonly Block[] {
    return [...this.mentions.dependencies(written)];
  }

  needsOf(block: Block, body: JsonObject): readonly Block[] {
    const needed = new Set<Block>();
    this.mentions.inside(body, needed);
    this.mentions.dependencies(body.depends_on, needed);
    for (const other of [...this.surroundings.readsFrom(block), ...this.callNeeds]) needed.add(other);
    needed.delete(block);
    return [...needed];
  }

  /** Blocks that an output is made of. @param name @default - all outputs */
  outputNeeds(name?: string): readonly Block[] {
    const { outputs } = this.source;
    return [...this.mentions.inside(name === undefined ? [...outputs.values()] : (outputs.get(name) ?? null))];
  }

  private create(address: string, declaration: Declaration): WrittenBlock | Repeated<WrittenBlock> {
    const path = this.prefixed(address);
    const { body } = declaration;
    if (!isRepeated(body)) return new WrittenBlock(path, this, declaration, UNBOUND);
    const instance = (key: string, bindings: Bindings) => new WrittenBlock(path + key, this, declaration, bindings);
    return new Repeated(body, (written) => this.value(written), instance);
  }

  private createChild(name: string, { body, source }: ModuleCall): Module | Repeated<Module> | undefined {
    if (source === undefined) return undefined;
    const path = this.prefixed(`module.${name}`);
    const instance = (key: string, bindings: Bindings) =>
      new Module(this.stack, source, this.surroundings, { parent: this, body, bindings, path: path + key });
    return isRepeated(body) ? new Repeated(body, (written) => this.value(written), instance) : instance("", {});
  }

  private prefixed(address: string): string {
    return this.call === undefined ? address : `${this.call.path}.${address}`;
  }

  /** Every instance; notes where nobody knows how many there are, or what they are. */
  private all<Thing extends object>(things: Thing | Repeated<Thing> | undefined, address: string): readonly Thing[] {
    if (things !== undefined && !(things instanceof Repeated)) return [things];
    const where = this.stack === "" ? this.prefixed(address) : `${this.stack}: ${this.prefixed(address)}`;
    if (things === undefined) this.noted.note(where, "comes from elsewhere and is not read");
    if (things === undefined) return [];
    if (things.instances instanceof Unknown) this.noted.note(where, things.instances.reason);
    return things.all;
  }

  /** Blocks that a name stands for. */
  private blocksAt({ root, path, address }: Name): readonly Block[] {
    const [first] = path;
    switch (root) {
      case "local":
        return this.mentions.ofLocal(String(first));
      case "var":
        return [...(this.call?.parent.mentions.inside(this.call.body[String(first)] ?? null) ?? [])];
      case "module": {
        const child = this.children.get(String(first));
        const modules = child instanceof Repeated ? child.all : child === undefined ? [] : [child];
        // The index of a repeated one may be an expression, which is not part of the path.
        const output = path.slice(1).find((step) => modules.some(({ source }) => source.outputs.has(String(step))));
        return modules.flatMap((module) => (output === undefined ? module.blocks : module.outputNeeds(String(output))));
      }
      default: {
        const resource = this.resources.get(address);
        return resource instanceof Repeated ? resource.all : resource === undefined ? [] : [resource];
      }
    }
  }

  /** What the whole module waits for. */
  private get callNeeds(): readonly Block[] {
    if (this.call === undefined) return [];
    return [...this.call.parent.dependencies(this.call.body.depends_on), ...this.call.parent.callNeeds];
  }

  private text(text: string, bindings: Bindings): Value {
    if (!isTemplate(text)) return text;
    if (bindings !== UNBOUND) return this.evaluated(text, bindings);
    const known = this.told.get(text);
    if (known !== undefined) return known;
    this.told.set(text, new Unknown(text, "refers to itself"));
    const value = this.evaluated(text, UNBOUND);
    this.told.set(text, value);
    return value;
  }

  private evaluated(text: string, bindings: Bindings): Value {
    try {
      return evaluate(this.surroundings.template(text), this, bindings, text);
    } catch (error) {
      if (error instanceof NotReadable) return new Unknown(text, `holds ${error.message}, which is not read here`);
      throw error;
    }
  }

  private key(key: string, bindings: Bindings): string {
    const value = this.text(key, bindings);
    return typeof value === "string" || typeof value === "number" ? String(value) : key;
  }

  private variable(name: string): Value {
    const variable = this.source.variables.get(name);
    if (variable === undefined) throw new Untellable(`needs var.${name}, which is not declared`);
    return this.once(`var.${name}`, () => {
      const given = this.call?.body[name];
      if (this.call !== undefined && given !== undefined) {
        return this.typed(variable.type, this.call.parent.value(given, this.call.bindings));
      }
      if (variable.sensitive === true) return new Unknown(`var.${name}`, `needs var.${name}, which is a secret`);
      const value = this.source.values.get(name) ?? variable.default;
      if (value === undefined) return new Unknown(`var.${name}`, `needs var.${name}, which has no default`);
      return this.typed(variable.type, literal(value));
    });
  }

  /** With the defaults that a type has for attributes of objects. */
  private typed(type: Json | undefined, value: Value): Value {
    if (typeof type !== "string") return value;
    const text = isTemplate(type) ? type : `\${${type}}`;
    try {
      return withDefaults(this.surroundings.template(text), value, (expression) =>
        evaluate(expression, this, {}, text),
      );
    } catch (error) {
      if (error instanceof NotReadable) return value;
      throw error;
    }
  }

  private local(name: string): Value {
    const written = this.source.locals.get(name);
    if (written === undefined) throw new Untellable(`needs local.${name}, which is not declared`);
    return this.once(`local.${name}`, () => this.value(written));
  }

  private resource(address: string): Value {
    const resource = this.resources.get(address);
    if (resource === undefined) throw new Untellable(`needs ${address}, which is not declared`);
    if (resource instanceof Repeated) return resource.value((block) => new Reference(block, ""));
    return new Reference(resource, "");
  }

  private called(name: string, path: Path): Value {
    const child = this.children.get(name);
    if (child === undefined) {
      const what = this.source.calls.has(name) ? "comes from elsewhere and is not read" : "is not declared";
      throw new Untellable(`needs module.${name}, which ${what}`);
    }
    if (child instanceof Repeated)
      return this.under(
        child.value(({ outputs }) => outputs),
        path,
      );
    // Not all outputs: another one may lead back to an argument of the call.
    const [output, ...rest] = path;
    return output === undefined ? child.outputs : this.under(child.output(String(output)), rest);
  }

  private output(name: string): Value {
    const output = this.source.outputs.get(name);
    if (output === undefined) throw new Untellable(`needs output ${name}, which is not declared`);
    return this.once(`output.${name}`, () => this.value(output.value ?? null));
  }

  /** A provider of the module that calls this one: of the same name, unless `providers` says otherwise. */
  private handedProvider(name: string): Place | undefined {
    if (this.call === undefined) return undefined;
    const { providers } = this.call.body;
    const mapped = isJsonObject(providers) ? providers[name] : undefined;
    return this.call.parent.provider(typeof mapped === "string" ? bare(mapped) : name);
  }

  private under(value: Value, path: Path): Value {
    const found = find(value, path, this);
    if (found === undefined) throw new Untellable(`has no ${path.join(".")}`, { refused: true });
    return found;
  }

  /** Evaluates a thing once; while that lasts, it is not known to itself. */
  private once(name: string, evaluated: () => Value): Value {
    const known = this.named.get(name);
    if (known !== undefined) return known;
    this.named.set(name, new Unknown(name, `needs ${name}, which refers to itself`));
    const value = evaluated();
    this.named.set(name, value);
    return value;
  }
}
