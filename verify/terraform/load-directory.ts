import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "./configuration";
import { Estate } from "./estate";
import { isTerraformFile, type ModuleSource, readModule } from "./source";
import { reading, UnreadableConfiguration } from "./unreadable";

/**
 * Reads all Terraform of an estate: what cdktf wrote (`stacks/<stack>/cdk.tf.json`), one directory of Terraform files, or
 * a directory of such directories. A stack is named after its directory, a single one is not.
 *
 * @throws UnreadableConfiguration
 */
export async function loadDirectory(directory: string): Promise<Configuration> {
  const found = stackDirectories(directory);
  if (found.length === 0)
    throw new UnreadableConfiguration(directory, undefined, "holds no Terraform (*.tf.json, *.tf)");
  const sources = new Map<string, ModuleSource>();
  for (const { stack, path, files } of found) sources.set(stack, readModule(path, files));
  return Promise.resolve(new Estate(sources));
}

interface StackDirectory {
  readonly stack: string;
  readonly path: string;
  readonly files: readonly string[];
}

function stackDirectories(directory: string): readonly StackDirectory[] {
  const { files, directories } = list(directory);
  if (files.length > 0) return [{ stack: "", path: directory, files }];
  const below = directories.includes("stacks") ? join(directory, "stacks") : directory;
  return below === directory ? under(directory, "", directories) : under(below, "", list(below).directories);
}

/** Of directories in each other, the outermost with Terraform in it. */
function under(parent: string, prefix: string, directories: readonly string[]): readonly StackDirectory[] {
  return directories.flatMap((name) => {
    const [stack, path] = [prefix + name, join(parent, name)];
    const { files, directories: inner } = list(path);
    return files.length > 0 ? [{ stack, path, files }] : under(path, `${stack}/`, inner);
  });
}

function list(directory: string) {
  const entries = reading(directory, () => readdirSync(directory, { withFileTypes: true }));
  return {
    files: entries.filter((entry) => !entry.isDirectory() && isTerraformFile(entry.name)).map(({ name }) => name),
    directories: entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
      .map(({ name }) => name)
      .sort(),
  };
}
