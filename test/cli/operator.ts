import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cloud } from "../terraform/harness";
import { dataSourceFacts, resourceFacts } from "../terraform/stand-in/facts";
import { StandIn } from "../terraform/stand-in/server";
import { temporaryDirectory } from "../support/temporary-directory";
import { type Outcome, ROOT } from "./commands";

/** Somebody who types commands in a project's directory; their Terraform talks to a stand-in for the AWS provider. */
export class Operator {
  static async start({ cloud = new Cloud(), directory = temporaryDirectory() } = {}): Promise<Operator> {
    const standIn = await StandIn.start({ cloud });
    standIn.serve([...resourceFacts.keys()].map((type) => ({ kind: "resource", type })));
    standIn.serve([...dataSourceFacts.keys()].map((type) => ({ kind: "data", type })));
    writeFileSync(join(directory, "terraform.rc"), "");
    return new Operator(directory, standIn);
  }

  private constructor(
    readonly directory: string,
    private readonly standIn: StandIn,
  ) {}

  /** Writes an environment as `environment.json`, for `--config`. */
  write(environment: object): void {
    writeFileSync(join(this.directory, "environment.json"), JSON.stringify(environment));
  }

  /** A command of ours, without npm around it. */
  centralDns(line: string, settings: Settings = {}): Promise<Outcome> {
    return this.types([process.execPath, join(ROOT, "run.js"), "cli/main.ts", ...line.split(" ")], settings);
  }

  /** Any command. It must not block: the stand-in answers from this process. */
  types([program = "", ...args]: readonly string[], { input = "", env = {} }: Settings = {}): Promise<Outcome> {
    const child = spawn(program, args, { cwd: this.directory, env: { ...this.environment(), ...env } });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    // Not every command listens.
    child.stdin.on("error", () => undefined).end(input);
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => resolve({ status, ...said }));
    });
  }

  stop(): void {
    this.standIn.stop();
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.directory,
      CI: "1",
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: join(this.directory, "terraform.rc"),
      TF_REATTACH_PROVIDERS: this.standIn.reattach,
      TF_VAR_directory_password_east: "Fe5-example-only",
    };
  }
}

interface Settings {
  /** What is typed into the command. @default nothing */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}
