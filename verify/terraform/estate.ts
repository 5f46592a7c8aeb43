import { type Block, Reference, Unknown, type Value } from "./block";
import type { Configuration, Limitation } from "./configuration";
import { Untellable } from "./expression/outcome";
import { NotReadable, parseTemplate } from "./expression/parse";
import type { Expression } from "./expression/syntax";
import { find, type Path, pathText } from "./expression/traverse";
import { idAttributes, knownId } from "./identity";
import { Module, type Surroundings } from "./module";
import { Publications } from "./publications";
import type { ModuleSource } from "./source";

/** The Terraform of one estate, as its files write it. */
export class Estate implements Configuration, Surroundings {
  readonly blocks: readonly Block[];
  private readonly modules: ReadonlyMap<string, Module>;
  private readonly types = new Map<string, Block[]>();
  private readonly labels = new Map<string, Block>();
  private ids: ReadonlyMap<string, Block> | undefined;
  private readonly templates = new Map<string, Expression | NotReadable>();
  private readonly publications: Publications;
  private readonly notes = new Map<string, Limitation>();

  /** @param sources by the name of their stack */
  constructor(sources: ReadonlyMap<string, ModuleSource>) {
    this.modules = new Map([...sources].map(([stack, source]) => [stack, new Module(stack, source, this)]));
    this.publications = new Publications(this, [...this.modules.values()]);
    this.blocks = [...this.modules.values()].flatMap((module) => module.blocks);
    for (const block of this.blocks) {
      this.labels.set(block.label, block);
      const type = this.types.get(block.type);
      if (type === undefined) this.types.set(block.type, [block]);
      else type.push(block);
    }
    for (const blocks of this.types.values()) blocks.sort((one, other) => (one.label < other.label ? -1 : 1));
  }

  get stacks(): readonly string[] {
    return [...this.modules.keys()];
  }

  get limitations(): readonly Limitation[] {
    return [...this.notes.values()].sort((one, other) =>
      one.where < other.where ? -1 : one.where > other.where ? 1 : 0,
    );
  }

  ofType(type: string): readonly Block[] {
    return this.types.get(type) ?? [];
  }

  find(label: string): Block | undefined {
    return this.labels.get(label);
  }

  byId(id: string): Block | undefined {
    this.ids ??= indexById(this.blocks);
    return this.ids.get(id);
  }

  evaluate(stack: string, expression: string): Value {
    const module = this.modules.get(stack);
    if (module === undefined) return new Unknown(expression, `needs stack ${stack}, which is not here`);
    return module.value(NAME_OF_BLOCK.test(expression) ? `\${${expression}}` : expression);
  }

  attribute(block: Block, path: Path): Value {
    const [name, ...rest] = path;
    if (name === undefined) return new Reference(block, "");
    if (typeof name !== "string") throw new Untellable(`${block.address} is a single one`, { refused: true });
    const same = rest.length === 0 ? idAttributes(block, name) : undefined;
    if (same !== undefined) {
      for (const attribute of same) {
        const id = block.value(attribute);
        if (id !== undefined) return id;
      }
      return new Reference(block, "id");
    }
    const written = this.publications.value(block, name) ?? placed(block, name) ?? block.value(name);
    return (written === undefined ? undefined : find(written, rest, this)) ?? new Reference(block, pathText("", path));
  }

  template(text: string): Expression {
    const known = this.templates.get(text) ?? parsed(text);
    this.templates.set(text, known);
    if (known instanceof NotReadable) throw known;
    return known;
  }

  readsFrom(block: Block): readonly Block[] {
    return this.publications.readBy(block);
  }

  note(where: string, reason: string): void {
    this.notes.set(`${where}\0${reason}`, {
      where,
      reason,
      cure: "verify a plan of it: --plan, which has what Terraform made of it",
    });
  }
}

/** What facts name: `aws_vpc.hub.id` is an expression, `vpc-0ab` an id. */
const NAME_OF_BLOCK = /^(?:(?:data|module|local|var)\.|aws_\w+\.)/;

/** What AWS knows of a block by where it is made. */
function placed(block: Block, attribute: string): Value | undefined {
  const account = /^\d{12}$/.test(block.account) ? block.account : undefined;
  switch (block.type) {
    case "aws_caller_identity":
      return attribute === "account_id" ? account : undefined;
    case "aws_region":
      return attribute === "name" || attribute === "region" ? block.region : undefined;
    case "aws_vpc":
    case "aws_subnet":
      return attribute === "owner_id" && block.mode === "resource" ? account : undefined;
    default:
      return undefined;
  }
}

function parsed(text: string): Expression | NotReadable {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof NotReadable) return error;
    throw error;
  }
}

/** Several blocks may know one id: what makes the thing comes before what reads it. */
function indexById(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  const found = new Map<string, Block>();
  for (const block of [...blocks].sort((one, other) => rank(one) - rank(other))) {
    const id = knownId(block);
    if (id !== undefined && !found.has(id)) found.set(id, block);
  }
  return found;
}

function rank({ type, mode }: Block): number {
  if (type === "aws_vpc_peering_connection_accepter") return 2;
  if (type === "aws_vpc_peering_connection_options") return 3;
  return mode === "resource" ? 0 : 1;
}
