import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changesDone, type Cloud, TerraformRun, type TerraformRunOptions } from "../terraform/harness";
import { readable } from "../stacks/changes";
import { writeStacks } from "../stacks/estates";

/** `<type>.<path>`, without the hash of the path, and what is done to it: "create", "create, delete"... */
export type Changes = Readonly<Record<string, string>>;

/** All stacks of an estate in real Terraform: each with a state of its own, all in one cloud. */
export class EstateRun {
  private readonly managed = new Set<string>();
  private readonly runs = new Map<string, TerraformRun>();
  private texts: ReadonlyMap<string, string> = new Map();
  private directories: ReadonlyMap<string, string> = new Map();

  constructor(
    readonly cloud: Cloud,
    private readonly options: Omit<TerraformRunOptions, "cloud"> = {},
  ) {}

  /** Takes another version of the estate. Returns the stacks that are written otherwise now, or no longer. */
  load(environment: object): string[] {
    const before = this.texts;
    this.directories = writeStacks(environment);
    this.texts = new Map(
      [...this.directories].map(([stack, at]) => [stack, readFileSync(join(at, "cdk.tf.json"), "utf8")]),
    );
    const names = [...new Set([...before.keys(), ...this.texts.keys()])];
    return names.filter((stack) => before.get(stack) !== this.texts.get(stack));
  }

  /** In the order to apply them. */
  get stacks(): string[] {
    return [...this.directories.keys()];
  }

  async validate(stack: string): Promise<void> {
    await (await this.run(stack)).validate();
  }

  /** What Terraform would do to a stack. */
  async plan(stack: string): Promise<Changes> {
    return withoutHashes(await (await this.run(stack)).planned());
  }

  /** What Terraform has done to a stack. */
  async apply(stack: string): Promise<Changes> {
    const done = changesDone(await (await this.run(stack)).apply());
    for (const [address, action] of Object.entries(done)) {
      if (action === "create") this.managed.add(`${stack} ${address}`);
      if (action === "delete") this.managed.delete(`${stack} ${address}`);
    }
    return withoutHashes(done);
  }

  /** What Terraform has made and not destroyed, as the committed lists write it. */
  get addresses(): string[] {
    return [...this.managed].sort();
  }

  /** Applies the stacks that another version writes otherwise. Returns what was done to each that was not left alone. */
  async become(environment: object): Promise<Record<string, Changes>> {
    const written = this.load(environment);
    return this.each(
      this.stacks.filter((stack) => written.includes(stack)),
      (stack) => this.apply(stack),
    );
  }

  /** What there is left to do, in any stack. */
  unsettled(): Promise<Record<string, Changes>> {
    return this.each(this.stacks, (stack) => this.plan(stack));
  }

  /** Destroys the stacks, those first that need others. */
  async destroy(): Promise<void> {
    for (const stack of [...this.stacks].reverse()) await (await this.run(stack)).destroy();
  }

  private async each(
    stacks: readonly string[],
    of: (stack: string) => Promise<Changes>,
  ): Promise<Record<string, Changes>> {
    const all: [string, Changes][] = [];
    for (const stack of stacks) all.push([stack, await of(stack)]);
    return Object.fromEntries(all.filter(([, changes]) => Object.keys(changes).length > 0));
  }

  private async run(stack: string): Promise<TerraformRun> {
    const directory = this.directories.get(stack);
    if (directory === undefined) throw new Error(`no stack ${stack} among ${this.stacks.join(", ")}`);
    const run = this.runs.get(stack);
    if (run === undefined) {
      const started = await TerraformRun.of(directory, { ...this.options, cloud: this.cloud });
      this.runs.set(stack, started);
      return started;
    }
    run.load(directory);
    return run;
  }
}

function withoutHashes(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).map(([address, action]) => [readable(address), action]));
}
