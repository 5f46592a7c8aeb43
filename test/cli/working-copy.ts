import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../support/temporary-directory";
import { ROOT } from "./commands";

/** What the app and its tools are made of. */
const PARTS = [
  ...["values", "modules", "model", "stacks", "environments", "forwarders", "verify", "cli"],
  ...["main.ts", "run.js", "cdktf.json", "package.json", "package-lock.json", "tsconfig.json"],
];

/** A copy of this repository with the same packages and no builds, as after `npm ci`. */
export function workingCopy(): string {
  const copy = temporaryDirectory();
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules")).filter((name) => name !== ".cache")) {
    symlinkSync(join(ROOT, "node_modules", name), join(copy, "node_modules", name));
  }
  return copy;
}

/** The directory of its builds. */
export function buildsOf(copy: string): string {
  return join(copy, "node_modules", ".cache", "central-dns");
}

/** Makes the next run build anew. */
export function forgetBuilds(copy: string): void {
  rmSync(buildsOf(copy), { recursive: true, force: true });
}
