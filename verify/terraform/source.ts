import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json, type JsonObject, labelledBlocks } from "./json";
import { jsonFault } from "./json-fault";
import { reading, UnreadableConfiguration } from "./unreadable";

/** What the files of one directory declare, before anything is evaluated. */
export interface ModuleSource {
  readonly directory: string;
  /** Resources and data sources. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, JsonObject>;
  readonly locals: ReadonlyMap<string, Json>;
  readonly outputs: ReadonlyMap<string, JsonObject>;
  /** By local name: `aws`, `aws.dns`. */
  readonly providers: ReadonlyMap<string, JsonObject>;
  readonly backend: { readonly type: string; readonly body: JsonObject } | undefined;
}

export interface Declaration {
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

/** Whether Terraform reads a file of that name. */
export function isTerraformFile(name: string): boolean {
  return name.endsWith(".tf.json") && !name.startsWith(".");
}

/** @param files names in the directory. @throws UnreadableConfiguration */
export function readModule(directory: string, files: readonly string[]): ModuleSource {
  const module = new ModuleReader(directory);
  for (const file of [...files].sort()) module.add(file, readJson(join(directory, file)));
  return module;
}

/** @throws UnreadableConfiguration */
function readJson(path: string): JsonObject {
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

function notJson(path: string, text: string): UnreadableConfiguration {
  const at = jsonFault(text);
  const [found] = /^[^\n]{1,20}/.exec(text.slice(at)) ?? [];
  const problem = found === undefined ? "it ends too early" : `it goes wrong at ${JSON.stringify(found)}`;
  return new UnreadableConfiguration(path, lineAt(text, at), `is not JSON: ${problem}`);
}

class ModuleReader implements ModuleSource {
  readonly declarations = new Map<string, Declaration>();
  readonly variables = new Map<string, JsonObject>();
  readonly locals = new Map<string, Json>();
  readonly outputs = new Map<string, JsonObject>();
  readonly providers = new Map<string, JsonObject>();
  backend: ModuleSource["backend"];
  /** Where each thing was declared. */
  private readonly files = new Map<string, string>();

  constructor(readonly directory: string) {}

  add(file: string, document: JsonObject): void {
    for (const mode of ["resource", "data"] as const) {
      for (const { labels, body } of labelledBlocks(document[mode], 2)) {
        const [type = "", name = ""] = labels;
        const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
        this.once(file, address, name);
        this.declarations.set(address, { mode, type, name, body });
      }
    }
    for (const [kind, known] of [
      ["variable", this.variables],
      ["output", this.outputs],
    ] as const) {
      for (const { labels, body } of labelledBlocks(document[kind], 1)) {
        const [name = ""] = labels;
        this.once(file, `${kind} ${name}`, name);
        known.set(name, body);
      }
    }
    for (const { body } of labelledBlocks(document.locals, 0)) {
      for (const [name, value] of Object.entries(body)) {
        if (name === "//") continue;
        this.once(file, `local.${name}`, name);
        this.locals.set(name, value);
      }
    }
    for (const { labels, body } of labelledBlocks(document.provider, 1)) {
      const [name = ""] = labels;
      const key = typeof body.alias === "string" ? `${name}.${body.alias}` : name;
      this.once(file, `provider ${key}`, name);
      this.providers.set(key, body);
    }
    for (const { body: settings } of labelledBlocks(document.terraform, 0)) {
      for (const { labels, body } of labelledBlocks(settings.backend, 1))
        this.backend = { type: labels[0] ?? "", body };
    }
  }

  private once(file: string, thing: string, name: string): void {
    const first = this.files.get(thing);
    this.files.set(thing, file);
    if (first === undefined) return;
    const path = join(this.directory, file);
    const text = readFileSync(path, "utf8");
    const at = text.lastIndexOf(JSON.stringify(name));
    const line = at === -1 ? undefined : lineAt(text, at);
    throw new UnreadableConfiguration(path, line, `declares ${thing}, which ${first} declares too`);
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
