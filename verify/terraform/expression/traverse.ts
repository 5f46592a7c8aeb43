import { type Block, isObject, Reference, Unknown, type Value } from "../block";
import { Untellable } from "./outcome";

export type Path = readonly (string | number)[];

export interface Attributes {
  /** What is at a path of a block's attributes. */
  attribute(block: Block, path: Path): Value;
}

/** What is at a path below a value. @throws Untellable where there is nothing */
export function access(value: Value, path: Path, attributes: Attributes): Value {
  const found = find(value, path, attributes);
  if (found === undefined) throw new Untellable(`has no ${pathText("", path)}`, { refused: true });
  return found;
}

/** The same, undefined where there is nothing. */
export function find(value: Value, path: Path, attributes: Attributes): Value | undefined {
  let at: Value | undefined = value;
  for (const [done, key] of path.entries()) {
    if (at === undefined || at instanceof Unknown) return at;
    if (at instanceof Reference) {
      const rest = path.slice(done);
      return at.attribute === ""
        ? attributes.attribute(at.block, rest)
        : new Reference(at.block, pathText(at.attribute, rest));
    }
    at = child(at, key);
  }
  return at;
}

/** The same path below every element. @throws Untellable */
export function splat(value: Value, path: Path, attributes: Attributes): Value {
  if (value instanceof Unknown) return value;
  if (value instanceof Reference && value.attribute !== "") {
    return new Reference(value.block, pathText(`${value.attribute}[*]`, path));
  }
  const elements = value === null ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value];
  return elements.map((element) => access(element, path, attributes));
}

/** One element of a list that only apply knows. */
export function elementOf(list: Reference, index: number): Reference {
  const all = list.attribute.lastIndexOf("[*]");
  const attribute =
    all === -1
      ? `${list.attribute}[${index}]`
      : `${list.attribute.slice(0, all)}[${index}]${list.attribute.slice(all + "[*]".length)}`;
  return new Reference(list.block, attribute);
}

/** A path as Terraform writes it: `vpc_settings[0].vpc_id`, `tags["a b"]`. */
export function pathText(start: string, path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, start);
}

function child(value: Value, key: string | number): Value | undefined {
  if (Array.isArray(value)) {
    const index = Number(key);
    return (value as readonly Value[])[index];
  }
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, key)) return value[key];
  // JSON may write a nested block without the list that Terraform makes of it.
  return key === 0 ? value : undefined;
}
