/** Terraform JSON as it was synthesized, for tests to break. Addresses are given without the hash that CDKTF appends. */
export class EditedStack {
  constructor(
    readonly name: string,
    readonly document: StackDocument,
  ) {}

  /** What is written for a resource or data source. */
  at(address: string): Written {
    return this.find(address).written;
  }

  /** Gives arguments other values; undefined takes them away. */
  set(address: string, values: Written): void {
    const written = this.at(address);
    for (const [argument, value] of Object.entries(values)) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the JSON is a plain tree
      if (value === undefined) delete written[argument];
      else written[argument] = value;
    }
  }

  add(address: string, written: Written): void {
    const [type = "", name = ""] = address.split(".");
    (this.document.resource[type] ??= {})[name] = written;
  }

  /** Takes a resource out, so that what is left is still Terraform: what refers to it refers to another instead. */
  remove(address: string, insteadOf?: string): void {
    const { blocks, key } = this.find(address);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- as above
    delete blocks[key];
    const gone = this.full(address, key);
    this.dropDependencies(gone);
    if (insteadOf !== undefined) this.refer(gone, this.fullAddress(insteadOf));
  }

  /** Leaves resources out of what another waits for; a name that ends in `*` stands for all that begin so. */
  doNotWait(address: string, ...dependencies: readonly string[]): void {
    const written = this.at(address);
    const before = written.depends_on as string[];
    for (const dependency of dependencies) {
      const rest = before.filter((other) => matches(other, dependency));
      if (rest.length === 0) throw new Error(`${address} does not wait for ${dependency}`);
    }
    written.depends_on = before.filter((other) => !dependencies.some((dependency) => matches(other, dependency)));
  }

  /** `${type.name_hash.attribute}` */
  reference(address: string, attribute = "id"): string {
    return `\${${this.fullAddress(address)}.${attribute}}`;
  }

  /** With the hash. */
  fullAddress(address: string): string {
    return this.full(address, this.find(address).key);
  }

  private full(address: string, key: string): string {
    return [...address.split(".").slice(0, -1), key].join(".");
  }

  private refer(from: string, to: string): void {
    const text = JSON.stringify(this.document.resource).replaceAll(`${from}.`, `${to}.`);
    this.document.resource = JSON.parse(text) as StackDocument["resource"];
  }

  private dropDependencies(gone: string): void {
    for (const written of Object.values(this.document.resource).flatMap((blocks) => Object.values(blocks))) {
      const dependencies = written.depends_on as string[] | undefined;
      if (dependencies) written.depends_on = dependencies.filter((other) => other !== gone);
    }
  }

  private find(address: string) {
    const [type = "", name = ""] = address.replace(/^data\./, "").split(".");
    const blocks = (address.startsWith("data.") ? this.document.data : this.document.resource)?.[type] ?? {};
    const found = Object.entries(blocks).filter(([key]) => key === name || withoutHash(key) === name);
    const [first, ...others] = found;
    if (first === undefined || others.length > 0) throw new Error(`${this.name} has ${found.length} ${address}`);
    const [key, written] = first;
    return { blocks, key, written };
  }
}

export interface StackDocument {
  resource: Record<string, Record<string, Written>>;
  readonly data?: Record<string, Record<string, Written>>;
}

export type Written = Record<string, unknown>;

export function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}(?=$|\[)/, "");
}

function matches(address: string, name: string): boolean {
  const plain = withoutHash(address);
  return name.endsWith("*") ? plain.startsWith(name.slice(0, -1)) : plain === name;
}
