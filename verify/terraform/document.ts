import { readFileSync } from "node:fs";
import { isJsonObject, type Json, type JsonObject } from "./json";
import { jsonFault } from "./json-fault";
import { reading, UnreadableConfiguration } from "./unreadable";

/** A file of Terraform's, in JSON or in HCL, as JSON. @throws UnreadableConfiguration */
export async function readDocument(path: string): Promise<JsonObject> {
  return path.endsWith(".json") ? readJson(path) : readHcl(path);
}

/** @throws UnreadableConfiguration */
export function readJson(path: string): JsonObject {
  const text = reading(path, () => readFileSync(path, "utf8"));
  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch {
    throw notJson(path, text);
  }
  if (!isJsonObject(document)) throw new UnreadableConfiguration(path, 1, "is JSON, but no object");
  return document;
}

/**
 * HashiCorp's own parser makes JSON of HCL, with every expression as a template. It is loaded for the first such file
 * only: it takes a while, and so does each expression, which is why expressions are not parsed by it.
 */
async function readHcl(path: string): Promise<JsonObject> {
  const text = reading(path, () => readFileSync(path, "utf8"));
  const { parse } = await import("@cdktf/hcl2json");
  try {
    return (await parse(path, text)) as JsonObject;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, problem] = /:(\d+),\d+-(?:\d+,)?\d+: ([^]*?)\]?$/.exec(message) ?? [];
    throw new UnreadableConfiguration(
      path,
      line === undefined ? undefined : Number(line),
      `is not HCL: ${problem ?? message}`,
    );
  }
}

function notJson(path: string, text: string): UnreadableConfiguration {
  const at = jsonFault(text);
  const [found] = /^[^\n]{1,20}/.exec(text.slice(at)) ?? [];
  const problem = found === undefined ? "it ends too early" : `it goes wrong at ${JSON.stringify(found)}`;
  return new UnreadableConfiguration(path, lineAt(text, at), `is not JSON: ${problem}`);
}

/** Counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
