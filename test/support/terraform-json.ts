import { DependencyGraph } from "./dependency-graph";

/** What is written for one resource or data source, but for CDKTF's own comment. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A resource, or a data source, whose type and address then begin with `data.`. */
export interface Resource {
  readonly type: string;
  readonly address: string;
  readonly attributes: Attributes;
}

/** The JSON of one stack, as tests look at it. */
export class TerraformJson {
  /** Resources and data sources. */
  readonly all: readonly Resource[];
  private known?: DependencyGraph;

  static parse(text: string): TerraformJson {
    return new TerraformJson(JSON.parse(text) as Document);
  }

  constructor(readonly document: Document) {
    this.all = [...declared(document.resource), ...declared(document.data, "data.")];
  }

  /** In the order of the JSON. @param type @default all but data sources */
  resources(type?: string): readonly Resource[] {
    return this.all.filter((resource) =>
      type === undefined ? !resource.type.startsWith("data.") : resource.type === type,
    );
  }

  /** The only resource of its type. */
  only(type: string): Resource {
    const [resource, ...others] = this.resources(type);
    if (resource === undefined || others.length > 0) {
      throw new Error(
        `one ${type} expected, found ${this.resources(type).length} among ${this.addresses().join(", ")}`,
      );
    }
    return resource;
  }

  at(address: string): Resource {
    const resource = this.all.find((candidate) => candidate.address === address);
    if (resource === undefined) throw new Error(`no ${address} among ${this.addresses().join(", ")}`);
    return resource;
  }

  /** Addresses of all resources, sorted. */
  addresses(): string[] {
    return this.resources()
      .map(({ address }) => address)
      .sort();
  }

  /** How many resources there are of each type. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of this.resources()) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  }

  get graph(): DependencyGraph {
    return (this.known ??= new DependencyGraph(this.all));
  }
}

/** Terraform JSON, as far as tests know it. */
export interface Document {
  readonly resource?: Declarations;
  readonly data?: Declarations;
  readonly output?: Readonly<Record<string, Attributes>>;
}

/** By type, then by name. */
type Declarations = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

function declared(declarations: Declarations = {}, prefix = ""): Resource[] {
  return Object.entries(declarations).flatMap(([type, named]) =>
    Object.entries(named).map(([name, written]) => {
      const attributes = omit(written, "//");
      return { type: prefix + type, address: `${prefix}${type}.${name}`, attributes };
    }),
  );
}

/** The attributes but for some. */
export function omit(attributes: Attributes, ...names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
