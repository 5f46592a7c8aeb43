import type { Resource, TerraformJson } from "../support/terraform-json";

/** Whether an attribute of a resource mentions another resource. */
export function refers(resource: Resource, attribute: string, { address }: Resource): boolean {
  return mentioned(resource, attribute).includes(address);
}

/** The resource that an attribute, as in `tags` or `vpc_settings.vpc_id`, points to. */
export function target(json: TerraformJson, resource: Resource, attribute: string): Resource {
  const [address, ...others] = mentioned(resource, attribute);
  if (address === undefined || others.length > 0) {
    throw new Error(
      `${attribute} of ${resource.address} names ${others.length + (address ? 1 : 0)} resources, not one`,
    );
  }
  return json.at(address);
}

/** Resources of a type that point to one of these by an attribute. */
export function pointingTo(json: TerraformJson, type: string, attribute: string, targets: readonly Resource[]) {
  return json.resources(type).filter((resource) => targets.some((candidate) => refers(resource, attribute, candidate)));
}

/** Every address that the expressions of an attribute mention. */
function mentioned({ attributes }: Resource, attribute: string): string[] {
  const value = attribute.split(".").reduce<unknown>((tree, key) => (tree as Resource["attributes"])[key], attributes);
  const text = JSON.stringify(value ?? "");
  return [...new Set(text.match(/(?<=[{(\s])(data\.)?aws_\w+\.[\w-]+(?=\.)/g) ?? [])];
}
