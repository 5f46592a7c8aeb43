import { attributeOf } from "./attributes";
import { type Block, Unknown, type Value } from "./block";
import type { Configuration, Limitation } from "./configuration";
import type { Expression } from "./expression/syntax";
import type { Path } from "./expression/traverse";
import { IndexedBlocks } from "./indexed-blocks";
import { Limitations } from "./limitations";
import { Module, type Surroundings } from "./module";
import { Publications } from "./publications";
import type { ModuleSource } from "./source";
import { asTemplate, type Name, Templates } from "./templates";

/** The Terraform of one estate, as its files write it. */
export class Estate implements Configuration, Surroundings {
  readonly noted = new Limitations("verify a plan of it (--plan), which has what Terraform made of it");
  private readonly modules: ReadonlyMap<string, Module>;
  private readonly indexed: IndexedBlocks;
  private readonly templates = new Templates();
  private readonly publications: Publications;

  /** @param sources by the name of their stack */
  constructor(sources: ReadonlyMap<string, ModuleSource>) {
    this.modules = new Map([...sources].map(([stack, source]) => [stack, new Module(stack, source, this)]));
    this.publications = new Publications(this, [...this.modules.values()]);
    this.indexed = new IndexedBlocks([...this.modules.values()].flatMap((module) => module.blocks));
  }

  get blocks(): readonly Block[] {
    return this.indexed.all;
  }

  get stacks(): readonly string[] {
    return [...this.modules.keys()];
  }

  get limitations(): readonly Limitation[] {
    return this.noted.list;
  }

  ofType(type: string): readonly Block[] {
    return this.indexed.ofType(type);
  }

  find(label: string): Block | undefined {
    return this.indexed.find(label);
  }

  byId(id: string): Block | undefined {
    return this.indexed.byId(id);
  }

  evaluate(stack: string, expression: string): Value {
    const module = this.modules.get(stack);
    if (module === undefined) return new Unknown(expression, `needs stack ${stack}, which is not here`);
    return module.value(asTemplate(expression));
  }

  attribute(block: Block, path: Path): Value {
    return attributeOf(block, path, this, (data, attribute) => this.publications.value(data, attribute));
  }

  template(text: string): Expression {
    return this.templates.parse(text);
  }

  names(text: string): readonly Name[] {
    return this.templates.names(text);
  }

  readsFrom(block: Block): readonly Block[] {
    return this.publications.readBy(block);
  }
}
