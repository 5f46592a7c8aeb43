import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment, findingText } from "../../model";
import { synthesize } from "../../stacks";
import { TerraformJson } from "../support/terraform-json";
import { temporaryDirectory } from "../support/temporary-directory";

type Tree = Readonly<Record<string, unknown>>;

/** An environment with some entries added, replaced or, where no value is given, removed: `{ "sites/office": site }`. */
export function withEntries(environment: object, entries: Tree): object {
  return Object.entries(entries).reduce((tree, [path, value]) => withEntry(tree, path.split("/"), value), environment);
}

function withEntry(tree: object, [key = "", ...rest]: readonly string[], value: unknown): object {
  if (rest.length > 0) return { ...tree, [key]: withEntry(entryOf(tree, key) as object, rest, value) };
  if (value !== undefined) return { ...tree, [key]: value };
  entryOf(tree, key);
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
}

function entryOf(tree: object, key: string): unknown {
  if (!(key in tree)) throw new Error(`there is no ${key} among ${Object.keys(tree).join(", ")}`);
  return (tree as Tree)[key];
}

/** The stacks of an environment by their names, in the order to apply them. */
export type Stacks = ReadonlyMap<string, TerraformJson>;

/**
 * Writes an environment as the app does: its stacks into `cdktf.out` of a project directory, its states beside that.
 * Returns the directory of each stack.
 */
export function writeStacks(environment: unknown, project = temporaryDirectory()): ReadonlyMap<string, string> {
  const { estate, findings } = checkEnvironment(environment);
  if (estate === undefined) throw new Error(findings.map(findingText).join("\n"));
  const outdir = join(project, "cdktf.out");
  const written = synthesize([estate], { outdir, stateDirectory: join(project, "state") });
  return new Map(written.flatMap(({ stacks }) => stacks.map((stack) => [stack, join(outdir, "stacks", stack)])));
}

/** The bytes of each stack. */
export function textsOf(environment: unknown): ReadonlyMap<string, string> {
  const directories = [...writeStacks(environment)];
  return new Map(directories.map(([stack, at]) => [stack, readFileSync(join(at, "cdk.tf.json"), "utf8")]));
}

export function stacksOf(environment: unknown): Stacks {
  return new Map([...textsOf(environment)].map(([stack, text]) => [stack, TerraformJson.parse(text)]));
}

/** Writes an environment of one stack. Returns the directory of that. */
export function writeEnvironment(environment: unknown, project?: string): string {
  return onlyOne(writeStacks(environment, project));
}

/** The bytes of an environment's only stack. */
export function textOf(environment: unknown): string {
  return onlyOne(textsOf(environment));
}

export function stackOf(environment: unknown): TerraformJson {
  return TerraformJson.parse(textOf(environment));
}

function onlyOne<Entry>(stacks: ReadonlyMap<string, Entry>): Entry {
  const [entry, ...others] = stacks.values();
  if (entry === undefined || others.length > 0) throw new Error(`one stack expected: ${[...stacks.keys()].join(", ")}`);
  return entry;
}
