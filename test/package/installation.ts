import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Outcome, run, ROOT } from "../cli/commands";
import { temporaryDirectory } from "../support/temporary-directory";
import { TerraformJson } from "../support/terraform-json";

/** What belongs to a working copy, but not to the repository. */
const UNTRACKED = /^(node_modules|dist|state|\.git|cdktf\.out.*)$/;

/** Packs the repository, from a copy: a build of its own, as in a fresh clone. Returns the tarball. */
export function pack(): string {
  const copy = temporaryDirectory();
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (source) => dirname(source) !== ROOT || !UNTRACKED.test(basename(source)),
  });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  const { status, stderr } = run(copy, "npm", "pack", "--offline", "--pack-destination", copy);
  const [tarball] = readdirSync(copy).filter((file) => file.endsWith(".tgz"));
  if (status !== 0 || tarball === undefined) throw new Error(`npm pack failed: ${stderr}`);
  return join(copy, tarball);
}

/** The files of a tarball by their paths in the package. */
export function filesIn(tarball: string): ReadonlyMap<string, string> {
  const directory = unpack(tarball, temporaryDirectory());
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name));
  return new Map(paths.map((path) => [relative(directory, path), readFileSync(path, "utf8")]));
}

/** An empty project in which nothing but the package, and what it says it needs, is installed. */
export class Consumer {
  private readonly directory = temporaryDirectory();

  /**
   * The tarball is unpacked, as npm does it; its dependencies and peers are linked from this repository, where npm has
   * installed these very versions. So the test needs no network, and the provider's 400 MB are not unpacked again.
   * What package.json does not name is not there: a dependency that is missing in it is an error here too.
   */
  constructor(tarball: string) {
    const modules = join(this.directory, "node_modules");
    mkdirSync(modules);
    const { name, dependencies, peerDependencies } = manifestOf(unpack(tarball, join(this.directory, "unpacked")));
    cpSync(join(this.directory, "unpacked", "package"), join(modules, name), { recursive: true });
    for (const needed of Object.keys({ ...dependencies, ...peerDependencies })) {
      mkdirSync(dirname(join(modules, needed)), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", needed), join(modules, needed));
    }
  }

  /** Compiles programs by their file names, and the declarations of every package with them (no skipLibCheck). */
  compile(resolution: Resolution, programs: Readonly<Record<string, string>>): Outcome {
    for (const [file, text] of Object.entries(programs)) writeFileSync(join(this.directory, file), text);
    const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const strict = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes"];
    const types = ["--typeRoots", join(ROOT, "node_modules", "@types"), "--types", "node"];
    const options = [...strict, ...types, "--target", "es2022", ...RESOLUTIONS[resolution]];
    return run(this.directory, process.execPath, tsc, ...options, ...Object.keys(programs));
  }

  /** Runs Node.js in the project. */
  node(...args: readonly string[]): Outcome {
    return run(this.directory, process.execPath, ...args);
  }

  /** A stack that the program wrote. */
  stack(name: string): TerraformJson {
    return TerraformJson.parse(readFileSync(join(this.directory, "cdktf.out", "stacks", name, "cdk.tf.json"), "utf8"));
  }
}

const RESOLUTIONS = {
  /** As `cdktf init` sets a project up; zod's declarations need the interop. */
  node10: ["--module", "commonjs", "--moduleResolution", "node10", "--esModuleInterop"],
  /** As Node.js itself resolves. */
  node16: ["--module", "node16", "--moduleResolution", "node16"],
};

/** How the compiler finds what is imported. */
export type Resolution = keyof typeof RESOLUTIONS;

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function manifestOf(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
}

function unpack(tarball: string, into: string): string {
  mkdirSync(into, { recursive: true });
  const { status, stderr } = run(into, "tar", "-xzf", tarball);
  if (status !== 0) throw new Error(`tar failed: ${stderr}`);
  return resolve(into, "package");
}
