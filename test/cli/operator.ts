import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cloud } from "../terraform/harness";
import { dataSourceFacts, resourceFacts } from "../terraform/stand-in/facts";
import { StandIn } from "../terraform/stand-in/server";
import { temporaryDirectory } from "../support/temporary-directory";
import { type Outcome, ROOT } from "./commands";

type Environment = Readonly<Record<string, string | undefined>>;

interface OperatorOptions {
  readonly cloud?: Cloud;
  readonly directory?: string;
  /** More environment variables. */
  readonly settings?: Environment;
}

interface CommandOptions {
  /** What is typed into the command. @default nothing */
  readonly input?: string;
  readonly env?: Environment;
}

/** Somebody who types commands in a project's directory; their Terraform talks to a stand-in for the AWS provider. */
export class Operator {
  static async start({ cloud, directory, settings }: OperatorOptions = {}): Promise<Operator> {
    const standIn = await StandIn.start({ cloud: cloud ?? new Cloud() });
    standIn.serve([...resourceFacts.keys()].map((type) => ({ kind: "resource", type })));
    standIn.serve([...dataSourceFacts.keys()].map((type) => ({ kind: "data", type })));
    const home = directory ?? temporaryDirectory();
    writeFileSync(join(home, "terraform.rc"), "");
    return new Operator(home, standIn, settings ?? {});
  }

  private readonly begun: Running[] = [];

  private constructor(
    readonly directory: string,
    private readonly standIn: StandIn,
    private readonly settings: Environment,
  ) {}

  get cloud(): Cloud {
    return this.standIn.cloud;
  }

  /** Writes an environment as `environment.json`, for `--config`. */
  write(environment: object): void {
    writeFileSync(join(this.directory, "environment.json"), JSON.stringify(environment));
  }

  /** A command of ours, without npm around it. */
  command(line: string): readonly string[] {
    return [process.execPath, join(ROOT, "run.js"), "cli/main.ts", ...line.split(" ")];
  }

  centralDns(line: string, options?: CommandOptions): Promise<Outcome> {
    return this.types(this.command(line), options);
  }

  /** Any command, to its end. */
  types(command: readonly string[], { input = "", env = {} }: CommandOptions = {}): Promise<Outcome> {
    return this.begin(command, env).answer(input);
  }

  /** A command that waits for an answer. It must not block: the stand-in answers from this process. */
  begin([program = "", ...args]: readonly string[], env: Environment = {}): Running {
    const running = new Running(
      spawn(program, args, { cwd: this.directory, env: { ...this.environment(), ...env }, detached: true }),
    );
    this.begun.push(running);
    return running;
  }

  stop(): void {
    for (const running of this.begun) running.stop();
    this.standIn.stop();
  }

  private environment(): Environment {
    return {
      PATH: process.env.PATH,
      HOME: this.directory,
      CI: "1",
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: join(this.directory, "terraform.rc"),
      TF_REATTACH_PROVIDERS: this.standIn.reattach,
      TF_VAR_directory_password_east: "Fe5-example-only",
      ...this.settings,
    };
  }
}

/** A command on its way. */
class Running {
  private readonly said = { stdout: "", stderr: "" };
  private readonly outcome: Promise<Outcome>;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.setEncoding("utf8").on("data", (text: string) => (this.said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.said.stderr += text));
    // Not every command listens.
    child.stdin.on("error", () => undefined);
    this.outcome = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status) => resolve({ status, ...this.said }));
    });
  }

  /** Once it has printed a text. */
  async shows(text: string): Promise<void> {
    const shown = () => `${this.said.stdout}${this.said.stderr}`.includes(text);
    while (!shown()) {
      if (this.child.exitCode !== null) throw new Error(`ended without ${text}: ${JSON.stringify(this.said)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What Ctrl-C does: the command hears of it, and whatever it has started. */
  interrupt(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, "SIGINT");
  }

  stop(): void {
    this.child.kill();
  }

  /** Types an answer, the last one, and waits for the end. */
  answer(input: string): Promise<Outcome> {
    this.child.stdin.end(input);
    return this.outcome;
  }
}
