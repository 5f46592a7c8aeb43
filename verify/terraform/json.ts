/** What JSON.parse gives, before anything is known of it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object, empty where it is something else: for documents that others write. */
export function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Blocks as Terraform JSON writes them: an object of labels to a body, or lists of either at any level. Anything else
 * that stands there is passed over.
 *
 * @param depth how many labels the blocks have
 * @param labels those that lead to the value
 */
export function forEachBlock(
  value: Json | undefined,
  depth: number,
  found: (body: JsonObject, ...labels: readonly string[]) => void,
  ...labels: readonly string[]
): void {
  if (isJsonList(value)) {
    for (const element of value) forEachBlock(element, depth, found, ...labels);
  } else if (isJsonObject(value)) {
    if (depth === labels.length) return found(value, ...labels);
    for (const label of Object.keys(value)) {
      if (label !== "//") forEachBlock(value[label], depth, found, ...labels, label);
    }
  }
}

/** Bodies of blocks without labels, such as `lifecycle`. */
export function bodies(value: Json | undefined): readonly JsonObject[] {
  const found: JsonObject[] = [];
  forEachBlock(value, 0, (body) => found.push(body));
  return found;
}

/** `${aws.dns}` as older Terraform JSON, and HCL that became JSON, write what is a plain name. */
export function bare(name: string): string {
  return /^\$\{\s*(.*?)\s*\}$/.exec(name)?.[1] ?? name;
}

/** Whether Terraform has anything to evaluate in a string, an escape included. */
export function isTemplate(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** Whether it says what it says without any evaluation. */
export function isConstant(value: Json): value is string | number | boolean | null {
  return typeof value === "string" ? !isTemplate(value) : typeof value !== "object" || value === null;
}
