import { join, resolve } from "node:path";
import type { Configuration } from "./configuration";
import { Estate } from "./estate";
import { isTerraformFile, list, ModuleSources } from "./read-module";
import type { ModuleSource } from "./source";
import { UnreadableConfiguration } from "./unreadable";

/**
 * Reads all Terraform of an estate: what cdktf wrote (`stacks/<stack>/cdk.tf.json`), one directory of Terraform files, or
 * a directory of such directories, but for those that are modules of the others. A stack is named after its directory, a
 * single one is not.
 *
 * @throws UnreadableConfiguration
 */
export async function loadDirectory(directory: string): Promise<Configuration> {
  const found = stackDirectories(directory);
  if (found.length === 0) {
    throw new UnreadableConfiguration(directory, undefined, "holds no Terraform (*.tf.json, *.tf)");
  }
  const modules = new ModuleSources();
  const sources = new Map<string, ModuleSource>();
  for (const { stack, path, files } of found) sources.set(stack, await modules.root(path, files));
  for (const { stack, path } of found) if (modules.called.has(resolve(path))) sources.delete(stack);
  return new Estate(sources);
}

interface StackDirectory {
  readonly stack: string;
  readonly path: string;
  /** All that it holds. */
  readonly files: readonly string[];
}

function stackDirectories(directory: string): readonly StackDirectory[] {
  const { files, directories } = list(directory);
  if (files.some(isTerraformFile)) return [{ stack: "", path: directory, files }];
  const stacks = join(directory, "stacks");
  return directories.includes("stacks")
    ? under(stacks, "", list(stacks).directories)
    : under(directory, "", directories);
}

/** Of directories in each other, the outermost with Terraform in it. */
function under(parent: string, prefix: string, directories: readonly string[]): readonly StackDirectory[] {
  return directories.flatMap((name) => {
    const [stack, path] = [prefix + name, join(parent, name)];
    const { files, directories: inner } = list(path);
    return files.some(isTerraformFile) ? [{ stack, path, files }] : under(path, `${stack}/`, inner);
  });
}
