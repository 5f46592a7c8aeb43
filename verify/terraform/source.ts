import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lineAt } from "./document";
import { forEachBlock, type Json, type JsonObject } from "./json";
import { UnreadableConfiguration } from "./unreadable";

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
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** What files of values give its variables. */
  readonly values: ReadonlyMap<string, Json>;
  readonly backend: { readonly type: string; readonly body: JsonObject } | undefined;
}

export interface Declaration {
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
  /** Name of its file. */
  readonly file: string;
}

export interface ModuleCall {
  readonly body: JsonObject;
  /** Undefined where it is not a directory of this estate. */
  readonly source: ModuleSource | undefined;
}

/** Puts the files of a directory together. */
export class SourceReader implements ModuleSource {
  readonly declarations = new Map<string, Declaration>();
  readonly variables = new Map<string, JsonObject>();
  readonly locals = new Map<string, Json>();
  readonly outputs = new Map<string, JsonObject>();
  readonly providers = new Map<string, JsonObject>();
  readonly calls = new Map<string, ModuleCall>();
  readonly values = new Map<string, Json>();
  backend: ModuleSource["backend"];
  /** Where everything but resources and data sources was declared. */
  private readonly files = new Map<string, string>();

  constructor(readonly directory: string) {}

  /** @throws UnreadableConfiguration for what another file declares too, unless this one overrides */
  add(file: string, document: JsonObject): void {
    for (const mode of ["resource", "data"] as const) {
      forEachBlock(document[mode], 2, (body, type = "", name = "") => {
        const address = mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
        const known = this.declarations.get(address);
        const whole = known === undefined ? body : this.overridden(known.body, body, known.file, file, address, name);
        this.declarations.set(address, { mode, type, name, body: whole, file });
      });
    }
    for (const [kind, known] of [
      ["variable", this.variables],
      ["output", this.outputs],
    ] as const) {
      forEachBlock(document[kind], 1, (body, name = "") => {
        known.set(name, this.named(known.get(name), body, file, `${kind} ${name}`, name));
      });
    }
    forEachBlock(document.module, 1, (body, name = "") => {
      const whole = this.named(this.calls.get(name)?.body, body, file, `module.${name}`, name);
      this.calls.set(name, { body: whole, source: undefined });
    });
    forEachBlock(document.provider, 1, (body, name = "") => {
      const key = typeof body.alias === "string" ? `${name}.${body.alias}` : name;
      this.providers.set(key, this.named(this.providers.get(key), body, file, `provider ${key}`, name));
    });
    forEachBlock(document.locals, 0, (body) => {
      for (const [name, value] of Object.entries(body)) {
        if (name === "//") continue;
        this.named(this.locals.has(name) ? {} : undefined, {}, file, `local.${name}`, name);
        this.locals.set(name, value);
      }
    });
    forEachBlock(document.terraform, 0, (settings) =>
      forEachBlock(settings.backend, 1, (body, type = "") => (this.backend = { type, body })),
    );
  }

  private named(
    known: JsonObject | undefined,
    body: JsonObject,
    file: string,
    thing: string,
    name: string,
  ): JsonObject {
    const whole =
      known === undefined ? body : this.overridden(known, body, this.files.get(thing) ?? "", file, thing, name);
    this.files.set(thing, file);
    return whole;
  }

  private overridden(
    known: JsonObject,
    body: JsonObject,
    first: string,
    file: string,
    thing: string,
    name: string,
  ): JsonObject {
    if (isOverride(file)) return { ...known, ...body };
    const path = join(this.directory, file);
    const text = readFileSync(path, "utf8");
    const at = text.lastIndexOf(JSON.stringify(name));
    const line = at === -1 ? undefined : lineAt(text, at);
    const where = first === file ? "it declares before" : `${first} declares too`;
    throw new UnreadableConfiguration(path, line, `declares ${thing}, which ${where}`);
  }
}

/** Whether Terraform reads a file of that name last, and merges what it says into the rest. */
export function isOverride(file: string): boolean {
  return /^(?:.*_)?override\.tf(?:\.json)?$/.test(file);
}
