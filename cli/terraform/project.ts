import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { EstateStacks } from "../../stacks";
import { type EstateFacts, readFacts } from "../../verify";
import { Refusal } from "../refusal";
import { writeVerified } from "../write-verified";
import { selectEstate, type Selection } from "../selection";

/** A stack of one environment, written where Terraform can run. */
export interface ProjectStack {
  readonly name: string;
  /** Where its `cdk.tf.json` is. */
  readonly directory: string;
  /** The SSM parameters that it makes for other stacks. */
  readonly publishes: readonly string[];
  /** The SSM parameters that it reads, by the address of the data source. */
  readonly reads: ReadonlyMap<string, string>;
}

/** An environment, written by itself: what is wrong with another one does not matter. */
export interface Project {
  readonly environment: string;
  /** All stacks, in the order to apply them. */
  readonly stacks: readonly ProjectStack[];
  /** What it is for. */
  readonly facts: EstateFacts;
}

export interface ProjectOptions {
  readonly config?: string;
  readonly stack?: string;
  readonly json?: true;
}

/** Adds what a command on one environment takes. */
export function addProject(command: Command): Command {
  return command
    .argument("[environment]", "one of environments/")
    .option("--config <file>", "an environment as JSON instead (environments/environment.schema.json)")
    .option("--stack <name>", "one stack of it (default: all, in the order in which they need each other)");
}

/** Checks one environment and writes its Terraform JSON to `cdktf.out.<name>`. */
export async function writeProject(selection: Selection): Promise<Project> {
  if ((selection.env === undefined) === (selection.config === undefined)) {
    throw Refusal.forUsage("which environment? Either name one of environments/ or give one as JSON with --config");
  }
  const estate = await selectEstate(selection);
  const outdir = resolve(`cdktf.out.${estate.name}`);
  const { estates } = await writeVerified([estate], outdir);
  return projectIn(outdir, estates);
}

/** What was written to an output directory. */
export function projectIn(outdir: string, [written]: readonly EstateStacks[]): Project {
  if (written === undefined) throw new Error("an environment that was chosen was not written");
  const stacks = written.stacks.map((name) => readStack(name, join(outdir, "stacks", name)));
  const [facts] = readFacts(outdir).estates;
  if (facts === undefined) throw new Error("an environment was written without its facts");
  return { environment: written.estate.name, stacks, facts };
}

/** The stacks that a command is about: all, or the one that is named. */
export function chooseStacks({ environment, stacks }: Project, wanted: string | undefined): readonly ProjectStack[] {
  if (wanted === undefined) return stacks;
  const chosen = stacks.filter(({ name }) => name === wanted);
  if (chosen.length > 0) return chosen;
  const names = stacks.map(({ name }) => name).join(", ");
  throw Refusal.forUsage(`${environment} has no stack ${JSON.stringify(wanted)}: there is ${names}`);
}

interface TerraformJson {
  readonly resource?: Declared;
  readonly data?: Declared;
}

type Declared = Readonly<Record<string, Readonly<Record<string, { readonly name?: string }>>>>;

function readStack(name: string, directory: string): ProjectStack {
  const { resource, data } = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as TerraformJson;
  const read = Object.entries(data?.aws_ssm_parameter ?? {});
  return {
    name,
    directory,
    publishes: Object.values(resource?.aws_ssm_parameter ?? {}).flatMap((parameter) => parameter.name ?? []),
    reads: new Map(read.map(([id, parameter]) => [`data.aws_ssm_parameter.${id}`, parameter.name ?? ""])),
  };
}
