/**
 * Runs real Terraform or OpenTofu, offline, over a synthesized stack and against the stand-in for the AWS provider.
 *
 *     describeWithTerraform("the dev stack", () => {
 *       it("applies, and then has nothing left to do", async () => {
 *         const run = await TerraformRun.of("cdktf.out/stacks/dev", { variables: { admin_password: "..." } });
 *         await run.apply();
 *         expect(changesIn(await run.plan())).toEqual({});
 *       });
 *     });
 */
import type { ChildProcess } from "node:child_process";
import { StandIn, type StandInOptions } from "./stand-in/server";
import type { Cloud } from "./stand-in/cloud";
import {
  changesPlanned,
  isOnPath,
  resourcesIn,
  terraform,
  type CommandResult,
  type Module,
  type Plan,
  type Program,
  type StateResource,
} from "./terraform";
import { Workspace, type Configuration } from "./workspace";

export type { Configuration } from "./workspace";

export { Cloud } from "./stand-in/cloud";
export { changesDone, changesIn, type Plan, type ResourceChange, type StateResource } from "./terraform";

export interface TerraformRunOptions extends StandInOptions {
  /** Terraform variables, secret ones too: they are passed in the environment (TF_VAR_name). @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** @default "terraform" */
  readonly program?: Program;
}

/** One configuration, its state, and the stand-in that serves it. A command that fails throws a TerraformError. */
export class TerraformRun {
  /**
   * Copies a directory with `*.tf.json` (a stack of a cdktf output directory), or a configuration written out, into a
   * temporary workspace, starts a stand-in with the types that occur there, and initializes. Backends become local: see
   * Workspace.load.
   * Inside describeWithTerraform the run closes itself; elsewhere call `close`.
   */
  static async of(source: string | Configuration, options: TerraformRunOptions = {}): Promise<TerraformRun> {
    const started = new TerraformRun(new Workspace(), await StandIn.start(options), options);
    open.add(started);
    started.load(source);
    await started.init();
    return started;
  }

  private readonly processes = new Set<ChildProcess>();

  private constructor(
    private readonly workspace: Workspace,
    private readonly standIn: StandIn,
    private readonly options: TerraformRunOptions,
  ) {}

  /** What exists, by now. Pass it to another run to let that one's data sources find it. */
  get cloud(): Cloud {
    return this.standIn.cloud;
  }

  /** Replaces the configuration and keeps the state: the next version of the same stack. */
  load(source: string | Configuration): void {
    this.standIn.serve(this.workspace.load(source));
  }

  init(): Promise<CommandResult> {
    return this.terraform("init", "-json");
  }

  validate(): Promise<CommandResult> {
    return this.terraform("validate", "-json");
  }

  async plan(...args: string[]): Promise<Plan> {
    const file = this.workspace.file("saved.tfplan");
    await this.terraform("plan", "-json", `-out=${file}`, ...args);
    return JSON.parse((await this.terraform("show", "-json", file)).stdout) as Plan;
  }

  /** What a plan would do, by address; quicker than the plan itself. */
  async planned(): Promise<Record<string, string>> {
    return changesPlanned(await this.terraform("plan", "-json"));
  }

  apply(...args: string[]): Promise<CommandResult> {
    return this.terraform("apply", "-json", "-auto-approve", ...args);
  }

  destroy(...args: string[]): Promise<CommandResult> {
    return this.terraform("destroy", "-json", "-auto-approve", ...args);
  }

  /** The resources and data sources in the state, by address. */
  async state(): Promise<Record<string, StateResource>> {
    const { stdout } = await this.terraform("show", "-json");
    const { values } = JSON.parse(stdout) as { values?: { root_module?: Module } };
    return Object.fromEntries(resourcesIn(values?.root_module).map((resource) => [resource.address, resource]));
  }

  /** Ends the commands that run now by SIGKILL: they can neither finish what they do nor write their state. */
  kill(): void {
    for (const process of this.processes) process.kill("SIGKILL");
  }

  close(): void {
    this.standIn.stop();
    this.workspace.remove();
    open.delete(this);
  }

  private terraform(...args: string[]): Promise<CommandResult> {
    const { program, variables = {} } = this.options;
    const named = Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const env = {
      ...this.workspace.environment(),
      ...(Object.fromEntries(named) as Record<string, string>),
      TF_REATTACH_PROVIDERS: this.standIn.reattach,
    };
    return terraform(args, this.workspace.directory, env, {
      program,
      started: (process) => {
        this.processes.add(process);
        process.once("exit", () => this.processes.delete(process));
      },
    });
  }
}

/** Describes tests that need Terraform; without it, says so on the console and in the title of a skipped test. */
export function describeWithTerraform(title: string, tests: () => void): void {
  describeWith("terraform", title, tests);
}

/** The same with OpenTofu. */
export function describeWithOpenTofu(title: string, tests: () => void): void {
  describeWith("tofu", title, tests);
}

function describeWith(program: Program, title: string, tests: () => void): void {
  describe(title, () => {
    if (isOnPath(program)) {
      afterAll(closeAll);
      tests();
      return;
    }
    const reason = `${program} is not on the PATH`;
    console.warn(`Skipped: ${title} (${reason})`);
    // eslint-disable-next-line @typescript-eslint/no-empty-function -- jest wants a body even for a test that is skipped
    it.skip(`is not tested: ${reason}`, () => {});
  });
}

const open = new Set<TerraformRun>();

function closeAll(): void {
  for (const run of open) run.close();
}
