import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readDocument } from "./document";
import { isOverride, type ModuleSource, SourceReader } from "./source";
import { reading, UnreadableConfiguration } from "./unreadable";

/** Reads directories, each once, with the modules that they call. */
export class ModuleSources {
  private readonly known = new Map<string, Promise<ModuleSource>>();
  /** Directories that another one calls. */
  readonly called = new Set<string>();

  /** @param files all that the directory holds. @throws UnreadableConfiguration */
  async root(directory: string, files: readonly string[]): Promise<ModuleSource> {
    const module = await this.read(directory, files.filter(isTerraformFile), []);
    const values = files.filter((file) => VALUES.test(file));
    // Terraform reads terraform.tfvars first, then the others by their names.
    const plainFirst = [...values.filter(isPlain), ...values.filter((file) => !isPlain(file)).sort()];
    for (const file of plainFirst) {
      for (const [name, value] of Object.entries(await readDocument(join(directory, file))))
        module.values.set(name, value);
    }
    return module;
  }

  private async read(directory: string, files: readonly string[], callers: readonly string[]): Promise<SourceReader> {
    const module = new SourceReader(directory);
    const inOrder = [...files.filter((file) => !isOverride(file)), ...files.filter(isOverride)];
    for (const file of inOrder) module.add(file, await readDocument(join(directory, file)));
    for (const [name, { body }] of module.calls) {
      const { source } = body;
      if (typeof source !== "string" || !/^\.{1,2}(?:\/|$)/.test(source)) continue;
      const called = resolve(directory, source);
      if ([...callers, resolve(directory)].includes(called)) {
        throw new UnreadableConfiguration(directory, undefined, `module.${name} calls itself`);
      }
      this.called.add(called);
      module.calls.set(name, { body, source: await this.module(called, [...callers, resolve(directory)]) });
    }
    return module;
  }

  private async module(directory: string, callers: readonly string[]): Promise<ModuleSource> {
    const known =
      this.known.get(directory) ?? this.read(directory, list(directory).files.filter(isTerraformFile), callers);
    this.known.set(directory, known);
    return known;
  }
}

/** What a directory holds, sorted: names of files, and of directories that may hold Terraform. */
export function list(directory: string): {
  readonly files: readonly string[];
  readonly directories: readonly string[];
} {
  const entries = reading(directory, () => readdirSync(directory, { withFileTypes: true }));
  const isDirectory = (entry: (typeof entries)[number]) =>
    entry.isSymbolicLink()
      ? (statSync(join(directory, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false)
      : entry.isDirectory();
  const files = entries.filter((entry) => !isDirectory(entry)).map(({ name }) => name);
  const directories = entries.filter(isDirectory).map(({ name }) => name);
  return {
    files: files.sort(),
    directories: directories.filter((name) => !name.startsWith(".") && name !== "node_modules").sort(),
  };
}

/** Whether Terraform reads a file of that name. */
export function isTerraformFile(name: string): boolean {
  return /^[^.].*\.tf(?:\.json)?$/.test(name);
}

const VALUES = /^(?:terraform|.*\.auto)\.tfvars(?:\.json)?$/;

function isPlain(file: string): boolean {
  return file.startsWith("terraform.tfvars");
}
