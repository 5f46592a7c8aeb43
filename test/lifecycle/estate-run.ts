import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changesIn, type Cloud, type StateResource, TerraformRun } from "../terraform/harness";
import { readable } from "../stacks/changes";
import { writeStacks } from "../stacks/estates";

/** All stacks of an estate in real Terraform: each with a state of its own, all in one cloud. */
export class EstateRun {
  private readonly runs = new Map<string, TerraformRun>();
  private texts: ReadonlyMap<string, string> = new Map();
  private directories: ReadonlyMap<string, string> = new Map();

  constructor(readonly cloud: Cloud) {}

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

  /** What Terraform would do to a stack: `<type>.<path> <action>`, without the hash of the path. */
  async plan(stack: string): Promise<Record<string, string>> {
    const changes = changesIn(await (await this.run(stack)).plan());
    return Object.fromEntries(Object.entries(changes).map(([address, action]) => [readable(address), action]));
  }

  async apply(stack: string): Promise<void> {
    await (await this.run(stack)).apply();
  }

  async state(stack: string): Promise<readonly StateResource[]> {
    return Object.values(await (await this.run(stack)).state());
  }

  private async run(stack: string): Promise<TerraformRun> {
    const directory = this.directories.get(stack);
    if (directory === undefined) throw new Error(`no stack ${stack} among ${this.stacks.join(", ")}`);
    const run = this.runs.get(stack);
    if (run === undefined) {
      const started = await TerraformRun.of(directory, { cloud: this.cloud });
      this.runs.set(stack, started);
      return started;
    }
    run.load(directory);
    return run;
  }
}
