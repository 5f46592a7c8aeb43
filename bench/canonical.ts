import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FACTS_FILE } from "../verify/facts/facts-file";

/**
 * All that CDKTF wrote in a synthesis, by file, with every address replaced by a hash of what stands there, addresses in it
 * replaced in the same way. Two programs wrote the same but for addresses if these are equal.
 */
export function canonicalOutput(outdir: string): Record<string, unknown> {
  const files = readdirSync(outdir, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".json") && file !== FACTS_FILE,
  );
  return Object.fromEntries(
    files.sort().map((file) => {
      const content = JSON.parse(readFileSync(join(outdir, file), "utf8")) as object;
      return [file, file.endsWith("cdk.tf.json") ? new CanonicalStack(content).document : content];
    }),
  );
}

type Tree = Readonly<Record<string, unknown>>;

/** By type, then by name. */
type Declarations = Readonly<Record<string, Readonly<Record<string, Tree>>>>;

/** Terraform JSON of one stack. */
export class CanonicalStack {
  readonly document: Tree;
  private readonly declared: ReadonlyMap<string, Tree>;
  private readonly hashes = new Map<string, string>();

  constructor(stack: { readonly resource?: Declarations; readonly data?: Declarations }) {
    const { resource = {}, data = {}, ...rest } = stack;
    this.declared = new Map([...declarations(resource), ...declarations(data, "data.")]);
    const entries = [...this.declared].map(([address, content]) => [this.hashOf(address), this.canonical(content)]);
    const declared = Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))) as Tree;
    if (Object.keys(declared).length < this.declared.size)
      throw new Error("two resources are the same: a hash is no name");
    this.document = { ...(this.canonical(rest) as Tree), declared };
  }

  /** Terraform allows no circles, so what a hash is made of ends somewhere. */
  private hashOf(address: string): string {
    const known = this.hashes.get(address);
    if (known !== undefined) return known;
    const content = JSON.stringify(this.canonical(this.declared.get(address)));
    const type = address.slice(0, address.lastIndexOf("."));
    const hash = `${type}.${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
    this.hashes.set(address, hash);
    return hash;
  }

  private canonical(value: unknown, key?: string): unknown {
    if (typeof value === "string")
      return value.replace(ADDRESS, (text) => (this.declared.has(text) ? this.hashOf(text) : text));
    if (Array.isArray(value)) {
      const items = value.map((item) => this.canonical(item));
      return key === "depends_on" ? items.sort() : items;
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([name]) => !isAddress(name, key));
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, entry]) => [name, this.canonical(entry, name)]),
    );
  }
}

const ADDRESS = /(?:data\.)?aws_[a-z0-9_]+\.[\w-]+/g;

/** CDKTF repeats addresses in its comments: a resource's own, and by construct those of a stack's outputs. */
function isAddress(name: string, above: string | undefined): boolean {
  return (above === "metadata" && (name === "path" || name === "uniqueId")) || (above === "//" && name === "outputs");
}

function declarations(types: Declarations, prefix = ""): (readonly [string, Tree])[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, content]) => [`${prefix}${type}.${name}`, content] as const),
  );
}
