/** What JSON.parse gives, before anything is known of it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Blocks as Terraform JSON writes them: an object of labels to a body, or lists of either at any level. Anything else
 * that stands there is passed over.
 */
export function labelledBlocks(value: Json | undefined, labels: number): readonly LabelledBlock[] {
  if (isJsonList(value)) return value.flatMap((element) => labelledBlocks(element, labels));
  if (!isJsonObject(value)) return [];
  if (labels === 0) return [{ labels: [], body: value }];
  return Object.entries(value).flatMap(([label, inner]) =>
    label === "//"
      ? []
      : labelledBlocks(inner, labels - 1).map((block) => ({ labels: [label, ...block.labels], body: block.body })),
  );
}

export interface LabelledBlock {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/** Bodies of blocks without labels, such as `lifecycle`. */
export function bodies(value: Json | undefined): readonly JsonObject[] {
  return labelledBlocks(value, 0).map(({ body }) => body);
}

/** `${aws.dns}` as older Terraform JSON, and HCL that became JSON, write what is a plain name. */
export function bare(name: string): string {
  return /^\$\{\s*(.*?)\s*\}$/.exec(name)?.[1] ?? name;
}
