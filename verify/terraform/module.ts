import { type Block, isObject, Reference, Unknown, type Value } from "./block";
import { type Bindings, evaluate, type Scope } from "./expression/evaluate";
import { JsonText, Untellable } from "./expression/outcome";
import { NotReadable } from "./expression/parse";
import type { Expression } from "./expression/syntax";
import { find, type Path } from "./expression/traverse";
import { bodies, isJsonList, isJsonObject, type Json, type JsonObject } from "./json";
import { Mentions } from "./mentions";
import type { Declaration, ModuleSource } from "./source";
import { type Home, type Place, WrittenBlock } from "./written-block";

/** What modules share: the whole estate. */
export interface Surroundings {
  /** What is at a path of a block's attributes. */
  attribute(block: Block, path: Path): Value;
  /** A template, parsed once however often it is written. @throws NotReadable */
  template(text: string): Expression;
  /** What a data source reads of another stack. */
  readsFrom(block: Block): readonly Block[];
  note(where: string, reason: string): void;
}

/** The configuration of one directory, where its names mean something. */
export class Module implements Scope, Home {
  readonly blocks: readonly WrittenBlock[];
  private readonly resources: ReadonlyMap<string, WrittenBlock>;
  private readonly named = new Map<string, Value>();
  private readonly places = new Map<string, Place>();
  private readonly mentions = new Mentions({
    blocksAt: (root, path) => this.blocksAt(root, path),
    local: (name) => this.source.locals.get(name),
    template: (text) => this.surroundings.template(text),
  });

  constructor(
    readonly stack: string,
    readonly source: ModuleSource,
    readonly surroundings: Surroundings,
  ) {
    const create = (address: string, declaration: Declaration) => new WrittenBlock(address, this, declaration, {});
    this.resources = new Map(
      [...source.declarations].map(([address, declaration]) => [address, create(address, declaration)]),
    );
    this.blocks = [...this.resources.values()];
  }

  /** What JSON of this module says: every string in it is a template. */
  value(written: Json, bindings: Bindings = {}): Value {
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
      case "path":
      case "terraform":
      case "self":
      case "each":
      case "count":
        throw new Untellable(`needs ${root}, which only Terraform knows`);
      case "module":
        throw new Untellable(`needs module.${first}, which is not read`);
      default:
        return this.under(this.resource(`${root}.${first}`), path.slice(1));
    }
  }

  attribute(block: Block, path: Path): Value {
    return this.surroundings.attribute(block, path);
  }

  /** All outputs, as another stack reads them. */
  get outputs(): Value {
    return this.once("output", () =>
      Object.fromEntries([...this.source.outputs].map(([name, { value }]) => [name, this.value(value ?? null)])),
    );
  }

  /** Blocks that outputs are made of. */
  get outputNeeds(): readonly Block[] {
    return [...this.mentions.inside([...this.source.outputs.values()])];
  }

  provider(name: string): Place {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const place = this.placeOf(name);
    this.places.set(name, place);
    return place;
  }

  dependencies(written: Json | undefined): readonly Block[] {
    return this.mentions.dependencies(written);
  }

  needsOf(block: Block, body: JsonObject): readonly Block[] {
    const needed = new Set([
      ...this.mentions.inside(body),
      ...this.dependencies(body.depends_on),
      ...this.surroundings.readsFrom(block),
    ]);
    needed.delete(block);
    return [...needed];
  }

  private blocksAt(root: string, path: Path): readonly Block[] {
    const [first, second] = path;
    if (root === "local") return this.mentions.ofLocal(String(first));
    const block = this.resources.get(root === "data" ? `data.${first}.${second}` : `${root}.${first}`);
    return block === undefined ? [] : [block];
  }

  note(where: string, argument: string, value: Value | undefined): void {
    if (value === undefined || typeof value !== "object") return;
    for (const { reason } of unknownsIn(value)) this.surroundings.note(where, `${argument}: ${reason}`);
  }

  private text(text: string, bindings: Bindings): Value {
    if (!text.includes("${") && !text.includes("%{")) return text;
    try {
      return evaluate(this.surroundings.template(text), this, bindings, text);
    } catch (error) {
      if (error instanceof NotReadable) return new Unknown(text, `holds ${error.message}, which is not read here`);
      throw error;
    }
  }

  private key(key: string, bindings: Bindings): string {
    const value = this.text(key, bindings);
    return typeof value === "string" ? value : key;
  }

  private variable(name: string): Value {
    const variable = this.source.variables.get(name);
    if (variable === undefined) throw new Untellable(`needs var.${name}, which is not declared`);
    return this.once(`var.${name}`, () => {
      if (variable.sensitive === true) return new Unknown(`var.${name}`, `needs var.${name}, which is a secret`);
      // A default is no template: Terraform allows no expression in it.
      return variable.default === undefined
        ? new Unknown(`var.${name}`, `needs var.${name}, which has no default`)
        : literal(variable.default);
    });
  }

  private local(name: string): Value {
    const written = this.source.locals.get(name);
    if (written === undefined) throw new Untellable(`needs local.${name}, which is not declared`);
    return this.once(`local.${name}`, () => this.value(written));
  }

  private resource(address: string): Value {
    const block = this.resources.get(address);
    if (block === undefined) throw new Untellable(`needs ${address}, which is not declared`);
    return new Reference(block, "");
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

  private placeOf(name: string): Place {
    const body = this.source.providers.get(name);
    if (body === undefined) return { account: name, region: undefined };
    const region = this.value(body.region ?? null);
    return { account: this.accountOf(body) ?? name, region: typeof region === "string" ? region : undefined };
  }

  /** Of roles that are assumed one after the other, the last one acts. */
  private accountOf(provider: JsonObject): string | undefined {
    const role = this.value(bodies(provider.assume_role).at(-1)?.role_arn ?? null);
    const account = typeof role === "string" ? /^arn:[^:]*:iam::(\d{12}):/.exec(role)?.[1] : undefined;
    if (account !== undefined) return account;
    const allowed = this.value(provider.allowed_account_ids ?? null);
    const [only, ...others] = Array.isArray(allowed) ? (allowed as readonly Value[]) : [];
    return typeof only === "string" && others.length === 0 ? only : undefined;
  }
}

function unknownsIn(value: Value): readonly Unknown[] {
  if (value instanceof JsonText) return unknownsIn(value.content);
  if (value instanceof Unknown) return [value];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(unknownsIn);
  return isObject(value) ? Object.values(value).flatMap(unknownsIn) : [];
}

/** What JSON says where Terraform allows no expression. */
function literal(written: Json): Value {
  if (isJsonList(written)) return written.map(literal);
  if (!isJsonObject(written)) return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, literal(value)]));
}
