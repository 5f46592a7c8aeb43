/** The terraform command, or that of OpenTofu: running it, and reading what it says about errors and plans. */
import { type ChildProcess, execFile, spawnSync } from "node:child_process";

export type Program = "terraform" | "tofu";

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A message of Terraform's own, unwrapped. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** `terraform show -json` of a plan, as far as tests look into it. */
export interface Plan {
  readonly resource_changes?: readonly ResourceChange[];
  readonly resource_drift?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, unknown>>;
  readonly planned_values?: { readonly root_module?: Module };
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly change: {
    readonly actions: readonly ("no-op" | "create" | "read" | "update" | "delete" | "forget")[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Module {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly Module[];
}

/** A failed command: the message holds Terraform's errors, one per line. */
class TerraformError extends Error {
  constructor(
    readonly command: string,
    readonly result: CommandResult,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const lines = errors.map(({ summary, detail, address }) => `${address ? `${address}: ` : ""}${summary}: ${detail}`);
    super([`${command} failed`, ...(lines.length > 0 ? lines : [result.stderr || result.stdout])].join("\n"));
  }
}

export function isOnPath(program: Program): boolean {
  return spawnSync(program, ["version"], { env: { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" } }).status === 0;
}

export interface CommandOptions {
  /** @default "terraform" */
  readonly program?: Program | undefined;
  readonly started?: (process: ChildProcess) => void;
}

/** Runs a command to its end; throws a TerraformError when it fails, or is killed. */
export async function terraform(
  args: readonly string[],
  directory: string,
  env: Record<string, string | undefined>,
  { program = "terraform", started }: CommandOptions = {},
): Promise<CommandResult> {
  const result = await new Promise<CommandResult>((resolve) => {
    const options = { cwd: directory, env, maxBuffer: 256 * 1024 * 1024 };
    const child = execFile(program, [...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ exitCode, stdout, stderr });
    });
    started?.(child);
  });
  if (result.exitCode === 0) return result;
  throw new TerraformError(`${program} ${args.join(" ")}`, result, diagnosticsIn(result.stdout));
}

/** Every resource of a module and of those below it. */
export function resourcesIn(module: Module = {}): StateResource[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesIn)];
}

/** What a plan does, by address: "create", "update", "delete, create" (a replacement)...; {} when it does nothing. */
export function changesIn(plan: Plan): Record<string, string> {
  const changes = plan.resource_changes ?? [];
  const doing = changes.filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op");
  return Object.fromEntries(doing.map(({ address, change }) => [address, change.actions.join(", ")]));
}

/** The same of what a plan with -json says that it will do; a replacement is "replace". */
export function changesPlanned({ stdout }: CommandResult): Record<string, string> {
  const planned = messagesIn<{ change: { resource: Addressed; action: string } }>(stdout, "planned_change");
  const changes = planned.map(({ change }) => [change.resource.addr, change.action] as const);
  return Object.fromEntries(changes.filter(([address]) => !address.startsWith("data.")));
}

/** The same of what an apply or a destroy with -json says that it has done, in that order: "create, delete". */
export function changesDone({ stdout }: CommandResult): Record<string, string> {
  const done: Record<string, string> = {};
  for (const { hook } of messagesIn<{ hook: { resource: Addressed; action: string } }>(stdout, "apply_complete")) {
    const { addr } = hook.resource;
    if (!addr.startsWith("data.")) done[addr] = [...(done[addr]?.split(", ") ?? []), hook.action].join(", ");
  }
  return done;
}

interface Addressed {
  readonly addr: string;
}

function messagesIn<Message>(output: string, type: string): Message[] {
  const lines = output.split("\n").filter((line) => line.includes(`"type":"${type}"`));
  return lines.map((line) => JSON.parse(line) as Message);
}

/** With -json a command prints either one object with its diagnostics (validate) or one message per line. */
function diagnosticsIn(output: string): Diagnostic[] {
  return output.split(/\n(?=\{)/).flatMap((chunk) => {
    try {
      const said = JSON.parse(chunk) as { diagnostic?: Diagnostic; diagnostics?: Diagnostic[] };
      return said.diagnostics ?? said.diagnostic ?? [];
    } catch {
      return [];
    }
  });
}
