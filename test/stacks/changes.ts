import { addressChanges, differences } from "../support/differences";
import type { Resource, TerraformJson } from "../support/terraform-json";

/** How the resources of two configurations differ. Addresses stand without the hash of their path. */
export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** `<address> <attribute>` of whatever is in both and not the same. */
  readonly changed: readonly string[];
}

export function changesBetween(before: TerraformJson, after: TerraformJson): Changes {
  const { added, removed } = addressChanges(before, after);
  const kept = before.addresses().filter((address) => after.addresses().includes(address));
  return { added, removed, changed: kept.flatMap((at) => changedAttributes(before.at(at), after.at(at))) };
}

/** Without the hash of its path. */
export function readable(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, "");
}

function changedAttributes(before: Resource, after: Resource): string[] {
  const paths = differences(withSortedDependencies(before), withSortedDependencies(after)).map(({ path }) => path);
  const attributes = new Set(paths.map((path) => path.split("/")[0] ?? path));
  return [...attributes].map((attribute) => `${readable(before.address)} ${attribute}`);
}

/** Terraform waits for all of them, in whichever order they stand. */
function withSortedDependencies({ attributes }: Resource): Resource["attributes"] {
  const { depends_on: dependencies } = attributes;
  return Array.isArray(dependencies) ? { ...attributes, depends_on: dependencies.map(String).sort() } : attributes;
}
