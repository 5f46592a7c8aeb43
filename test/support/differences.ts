import type { TerraformJson } from "./terraform-json";

/** A place in which two JSON values differ; what only one of them has is undefined in the other. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Every place in which two JSON values differ, as deep as can be, by the path that leads there. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return Object.is(before, after) ? [] : [{ path: path.join("/"), before, after }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

/** Addresses that came, went, or hold something else, without the hash that CDKTF appends to them. */
export interface AddressChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What becomes of each resource when one stack takes the place of another. */
export function addressChanges(before: TerraformJson, after: TerraformJson): AddressChanges {
  const [old, now] = [before.addresses(), after.addresses()];
  const kept = now.filter((address) => old.includes(address));
  const changed = kept.filter((at) => differences(before.at(at).attributes, after.at(at).attributes).length > 0);
  return {
    added: now.filter((address) => !old.includes(address)).map(withoutHash),
    removed: old.filter((address) => !now.includes(address)).map(withoutHash),
    changed: changed.map(withoutHash),
  };
}

function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, "");
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
