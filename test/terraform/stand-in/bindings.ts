/**
 * What the CDKTF bindings know about the provider's schema, one Terraform type at a time.
 *
 * The bindings are generated from the provider's schema, and each `lib/<type>/index.js` of `@cdktf/provider-aws` carries
 * its TypeScript source in its source map. There every attribute has a comment with its mode and a getter with its type:
 *
 *     // dns_ip_addresses - computed: true, optional: false, required: false
 *     public get dnsIpAddresses() { return cdktf.Fn.tolist(this.getListAttribute('dns_ip_addresses')); }
 *
 * What the bindings lack (sensitive, defaults, what forces replacement) is in `facts/`.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A Terraform type as its JSON schema spells it. */
export type Type = "string" | "number" | "bool" | ["list" | "set" | "map", Type] | ["object", Record<string, Type>];

export interface Attribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  readonly writeOnly?: boolean;
}

export interface NestedBlock {
  readonly nesting: "single" | "list" | "set";
  readonly block: Block;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks: Readonly<Record<string, NestedBlock>>;
}

export type Kind = "resource" | "data";

/** The block of a resource or data source type, or nothing when the bindings have no such type. */
export function blockOf(kind: Kind, type: string): Block | undefined {
  const directory = (kind === "data" ? `data_${type}` : type.replace(/^aws_/, "")).replaceAll("_", "-");
  const source = sourceOf(directory);
  if (source === undefined) return undefined;
  const classes = classesIn(source);
  const main = [...classes.values()].find(({ base }) => /^Terraform(Resource|DataSource)$/.test(base));
  return main && blockIn(main.body, classes);
}

/**
 * The provider block. Its class has no typed getters, so this reads the method that renders HCL; every argument of the
 * provider is optional.
 */
export function providerBlock(): Block {
  const source = sourceOf("provider") ?? "";
  return hclBlock(source.slice(source.lastIndexOf("synthesizeHclAttributes")), source);
}

const library = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");

function sourceOf(directory: string): string | undefined {
  const file = join(library, directory, "index.js");
  if (!existsSync(file)) return undefined;
  const map = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const { sourcesContent } = JSON.parse(Buffer.from(map, "base64").toString("utf8")) as { sourcesContent: string[] };
  return sourcesContent[0];
}

interface BindingClass {
  readonly base: string;
  readonly body: string;
}

function classesIn(source: string): Map<string, BindingClass> {
  const found = source.matchAll(/^export class (\w+) extends cdktf\.(\w+) \{([\s\S]*?)^\}/gm);
  return new Map([...found].map(([, name = "", base = "", body = ""]) => [name, { base, body }]));
}

const ATTRIBUTE =
  /\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n(?: *private \w+ = new ([\w.]+)\(this, "\w+"(?:, (\w+))?\);|[\s\S]*?return (.*);\n)/g;

function blockIn(body: string, classes: Map<string, BindingClass>): Block {
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const [, name = "", computed, optional, required, structure, isSet, getter = ""] of body.matchAll(ATTRIBUTE)) {
    const mode = {
      ...(required === "true" && { required: true }),
      ...(optional === "true" && { optional: true }),
      ...(computed === "true" && { computed: true }),
    };
    const map = /^cdktf\.(String|Number|Boolean)Map$/.exec(structure ?? "")?.[1];
    if (map) attributes[name] = { type: ["map", scalar(map)], ...mode };
    else if (!structure) attributes[name] = { type: typeOf(getter), ...mode };
    else {
      const nested = nestedIn(structure, isSet === "true", classes);
      // An object that the provider computes is an attribute in the schema, never a block.
      if (mode.computed) attributes[name] = { type: objectType(nested), ...mode };
      else blocks[name] = { ...nested, ...(mode.required && { minItems: 1 }) };
    }
  }
  return { attributes, blocks };
}

function nestedIn(structure: string, isSet: boolean, classes: Map<string, BindingClass>): NestedBlock {
  const item = classes.get(structure.replace(/List$/, "OutputReference"))?.body ?? "";
  const block = blockIn(item, classes);
  if (structure.endsWith("List")) return { nesting: isSet ? "set" : "list", block };
  const [, set, index] = /super\(terraformResource, terraformAttribute, (\w+)(, 0)?\)/.exec(item) ?? [];
  return index ? { nesting: set === "true" ? "set" : "list", block, maxItems: 1 } : { nesting: "single", block };
}

function objectType({ nesting, block }: NestedBlock): Type {
  const object: Type = [
    "object",
    Object.fromEntries(Object.entries(block.attributes).map(([name, { type }]) => [name, type])),
  ];
  return nesting === "single" ? object : [nesting, object];
}

function typeOf(getter: string): Type {
  const map = /get(String|Number|Boolean)MapAttribute/.exec(getter)?.[1];
  if (map) return ["map", scalar(map)];
  const list = /get(Number)?ListAttribute/.exec(getter);
  if (list) return [getter.includes("tolist") ? "set" : "list", scalar(list[1] ?? "String")];
  return scalar(/get(String|Number|Boolean)Attribute/.exec(getter)?.[1] ?? "String");
}

function scalar(name: string): Type {
  if (/^number/i.test(name)) return "number";
  return /^boolean/i.test(name) ? "bool" : "string";
}

const HCL = /(\w+): \{\s+value: (.*),\s+isBlock: (\w+),\s+type: "(\w+)",\s+storageClassType: "(\w+)"/g;

function hclBlock(body: string, source: string): Block {
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const [, name = "", value = "", isBlock, type, storage = ""] of body
    .slice(0, body.indexOf("Object.fromEntries"))
    .matchAll(HCL)) {
    const nested = /\((\w+ToHclTerraform), /.exec(value)?.[1];
    if (isBlock === "true" && nested) {
      const block = hclBlock(source.slice(source.indexOf(`export function ${nested}(`)), source);
      blocks[name] = { nesting: type === "set" ? "set" : "list", block };
    } else if (name !== "alias") {
      attributes[name] = {
        type: type === "simple" ? scalar(storage) : [type as "list" | "set" | "map", scalar(storage)],
        optional: true,
      };
    }
  }
  return { attributes, blocks };
}
