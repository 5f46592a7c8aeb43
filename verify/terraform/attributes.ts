import { type Block, Reference, type Value } from "./block";
import { Untellable } from "./expression/outcome";
import { type Attributes, find, type Path, pathText } from "./expression/traverse";
import { idAttributes } from "./identity";

/** Facts that only expressions of their own tell: what a data source reads of another stack. */
export type Elsewhere = (block: Block, attribute: string) => Value | undefined;

/**
 * What a reference to an attribute says: what is written there, or the reference itself where only apply knows. All
 * attributes that hold a block's id are one reference. @throws Untellable
 */
export function attributeOf(block: Block, path: Path, attributes: Attributes, elsewhere?: Elsewhere): Value {
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
  const told = elsewhere?.(block, name) ?? placed(block, name) ?? block.value(name);
  return (told === undefined ? undefined : find(told, rest, attributes)) ?? new Reference(block, pathText("", path));
}

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
