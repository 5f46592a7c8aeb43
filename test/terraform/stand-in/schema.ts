/** The schemas that the stand-in serves: the bindings' blocks with the facts laid over them. */
import { blockOf, providerBlock, type Block, type Kind, type NestedBlock } from "./bindings";
import { dataSourceFacts, resourceFacts, type SchemaFacts } from "./facts";
import type { SchemaMessage } from "./protocol";

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** A type as a configuration names it. */
export interface TypeName {
  readonly kind: Kind;
  readonly type: string;
}

/** The schema of a type, equal to that of hashicorp/aws 6.25.0 but for descriptions; nothing for a type unheard of. */
export function schemaOf({ kind, type }: TypeName): Schema | undefined {
  const name = `${kind} ${type}`;
  if (!schemas.has(name)) schemas.set(name, readSchema(kind, type));
  return schemas.get(name);
}

export function providerSchema(): Schema {
  return (provider ??= { version: 0, block: withLimits(providerBlock()) });
}

/** A schema as GetSchema sends it. */
export function schemaMessage({ version, block }: Schema): SchemaMessage {
  return { version, block: blockMessage(block) };
}

const schemas = new Map<string, Schema | undefined>();
let provider: Schema | undefined;

function readSchema(kind: Kind, type: string): Schema | undefined {
  const block = blockOf(kind, type);
  const resource = kind === "resource" ? resourceFacts.get(type) : undefined;
  const facts = resource ?? (kind === "data" ? dataSourceFacts.get(type) : undefined) ?? {};
  return block && { version: resource?.version ?? 0, block: withFacts(block, facts) };
}

function withFacts(block: Block, { sensitive = [], writeOnly = [], deprecated = [] }: SchemaFacts): Block {
  const attributes = Object.entries(block.attributes).map(([name, attribute]) => [
    name,
    {
      ...attribute,
      ...(sensitive.includes(name) && { sensitive: true }),
      ...(writeOnly.includes(name) && { writeOnly: true }),
      ...(deprecated.includes(name) && { deprecated: true }),
    },
  ]);
  return { ...block, attributes: Object.fromEntries(attributes) as Block["attributes"] };
}

/** Roles may be chained, so only `assume_role` repeats; the bindings do not tell. */
function withLimits(block: Block): Block {
  const once = ["assume_role_with_web_identity", "default_tags", "ignore_tags"];
  const blocks = Object.entries(block.blocks).map(([name, nested]) => [
    name,
    { ...nested, ...(once.includes(name) && { maxItems: 1 }) },
  ]);
  return { ...block, blocks: Object.fromEntries(blocks) as Block["blocks"] };
}

function blockMessage(block: Block): SchemaMessage["block"] {
  return {
    attributes: Object.entries(block.attributes).map(([name, { type, writeOnly, ...modes }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...modes,
      ...(writeOnly && { write_only: true }),
    })),
    block_types: Object.entries(block.blocks).map(([name, nested]) => ({
      type_name: name,
      block: blockMessage(nested.block),
      nesting: NESTING[nested.nesting],
      min_items: nested.minItems ?? 0,
      max_items: nested.maxItems ?? 0,
    })),
  };
}

const NESTING: Record<NestedBlock["nesting"], "SINGLE" | "LIST" | "SET"> = {
  single: "SINGLE",
  list: "LIST",
  set: "SET",
};
