import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of ours as npm would, in a directory that stands for the project's. */
export function centralDns(directory: string, ...args: readonly string[]): Outcome {
  return run(directory, process.execPath, join(ROOT, "run.js"), "cli/main.ts", ...args);
}

/** Runs a program that sees nothing of the user's settings. */
export function run(directory: string, program: string, ...args: readonly string[]): Outcome {
  const env = { PATH: process.env.PATH, HOME: directory };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: directory, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** A line of a stack trace: no user's mistake is answered with one. */
export const TRACE = /^\s+at /m;

/** Every file below a directory, with a hash of its bytes. */
export function contentsOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  return Object.fromEntries(paths.map((path) => [relative(directory, path), hash(path)]));
}
