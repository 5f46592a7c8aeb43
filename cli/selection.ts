import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { environments } from "../environments";
import { type Checked, checkEnvironments, type Estate } from "../model";
import { nearest } from "../values";
import { type CheckedFile, countText, findingsText, locateFindings } from "./findings";
import { Refusal } from "./refusal";

/** Which environments a command works on. */
export interface Selection {
  readonly env?: string;
  readonly config?: string;
}

/** What became of a chosen environment, and the file it stands in. */
export type Chosen = Checked & CheckedFile;

/** Adds the options that choose an environment. */
export function addSelection(command: Command): Command {
  return command
    .option("--env <name>", "one environment of environments/")
    .option("--config <file>", "an environment as JSON instead (environments/environment.schema.json)");
}

/** The chosen environments, checked. The others count where names, networks and limits are shared. */
export function checkSelection({ env, config }: Selection): readonly Chosen[] {
  if (env !== undefined && config !== undefined) {
    throw Refusal.forUsage("--env and --config exclude each other: the file is the environment");
  }
  if (config !== undefined) {
    const input = readJson(config);
    const name = nameOf(input) ?? config;
    const others = environments.filter((environment) => environment.name !== name);
    const [checked] = checkEnvironments([input, ...others]);
    return checked === undefined ? [] : [{ ...checked, name, file: config }];
  }
  if (env !== undefined) checkName(env);
  const checked = checkEnvironments(environments);
  return environments
    .map(({ name }, at) => ({ findings: [], ...checked[at], name, file: `environments/${name}.ts` }))
    .filter(({ name }) => env === undefined || name === env);
}

/** The chosen estates, all of them sound; else everything that is wrong with all of them. Warnings go to stderr. */
export async function selectEstates(selection: Selection): Promise<Estate[]> {
  const chosen = checkSelection(selection);
  const findings = await locateFindings(chosen);
  const text = `${findingsText(findings)}\n\n${countText(findings)}`;
  if (chosen.some(({ estate }) => estate === undefined)) throw new Refusal(`${text}; nothing was written`, 1);
  if (findings.length > 0) console.error(`${text}\n`);
  return chosen.flatMap(({ estate }) => estate ?? []);
}

/** The one chosen estate, for commands that work on a single one. */
export async function selectEstate(selection: Selection): Promise<Estate> {
  const estates = await selectEstates(selection);
  const [estate] = estates;
  if (estate === undefined || estates.length > 1) {
    throw Refusal.forUsage(`choose one environment with --env: ${estates.map(({ name }) => name).join(", ")}`);
  }
  return estate;
}

function checkName(name: string): void {
  const names = environments.map((environment) => environment.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  const advice = near === undefined ? "" : `; did you mean ${near}?`;
  throw Refusal.forUsage(`there is no environment ${JSON.stringify(name)}: there is ${names.join(", ")}${advice}`);
}

function nameOf(input: unknown): string | undefined {
  const name: unknown = typeof input === "object" && input !== null ? Reflect.get(input, "name") : undefined;
  return typeof name === "string" ? name : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : "cannot be read";
    throw new Refusal(`${file} ${reason}`, error instanceof SyntaxError ? 1 : 2);
  }
}
