import { spawn, type StdioOptions } from "node:child_process";
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../refusal";

export interface TerraformResult {
  readonly exitCode: number;
  /** What was collected. */
  readonly stdout: string;
  readonly stderr: string;
}

/** What becomes of Terraform's output: handed back, or shown to the user as a result or as messages. */
export type Output = "collect" | "stdout" | "stderr";

const STDIO: Readonly<Record<Output, StdioOptions>> = {
  collect: ["ignore", "pipe", "pipe"],
  stdout: ["ignore", "inherit", "inherit"],
  stderr: ["ignore", process.stderr.fd, "inherit"],
};

/**
 * Runs Terraform in the directory of a stack; `TERRAFORM_BINARY_NAME=tofu` makes it OpenTofu, as with the CDKTF CLI.
 *
 * @throws Refusal if there is no such program
 */
export function terraform(directory: string, args: readonly string[], output: Output): Promise<TerraformResult> {
  const program = process.env.TERRAFORM_BINARY_NAME ?? "terraform";
  const child = spawn(program, args, { cwd: directory, env: environment(), stdio: STDIO[output] });
  const collected = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (collected.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (collected.stderr += text));
  // An interrupt reaches Terraform too, which ends what it is doing and gives its lock back: we wait for that.
  const wait = () => undefined;
  const terminate = () => void child.kill("SIGTERM");
  process.on("SIGINT", wait).on("SIGTERM", terminate);
  return new Promise<TerraformResult>((resolve, reject) => {
    child.on("error", () => reject(missing(program)));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, ...collected }));
  }).finally(() => process.off("SIGINT", wait).off("SIGTERM", terminate));
}

/** The user's own, so that credentials, TF_VAR_* and settings of Terraform count. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", TF_PLUGIN_CACHE_DIR: pluginCache() };
}

/** The provider is large and every stack needs it: one copy for all, where the CDKTF CLI keeps it as well. */
function pluginCache(): string {
  const { TF_PLUGIN_CACHE_DIR: chosen } = process.env;
  if (chosen !== undefined) return chosen;
  const cache = join(homedir(), ".terraform.d", "plugin-cache");
  mkdirSync(cache, { recursive: true });
  return cache;
}

function missing(program: string): Refusal {
  return new Refusal(
    `${program} cannot be run: install Terraform 1.10 or later, or OpenTofu with TERRAFORM_BINARY_NAME=tofu`,
    2,
  );
}
