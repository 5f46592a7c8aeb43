import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { environments } from "../environments";
import { checkEnvironment, type Estate } from "../model";
import { nearest } from "../values";
import { Refusal } from "./refusal";

/** Which environments a command works on. */
export interface Selection {
  readonly env?: string;
  readonly config?: string;
}

/** Adds the options that choose an environment. */
export function addSelection(command: Command): Command {
  return command
    .option("--env <name>", "one environment of environments/")
    .option("--config <file>", "an environment as JSON instead (environments/environment.schema.json)");
}

/** The chosen estates, all of them sound; else everything that is wrong with all of them. */
export function selectEstates({ env, config }: Selection): Estate[] {
  if (env !== undefined && config !== undefined) {
    throw Refusal.forUsage("--env and --config exclude each other: the file is the environment");
  }
  if (config !== undefined) return [checked(config, readJson(config))];
  return chooseEnvironments(env).map((environment) => checked(`environment ${environment.name}`, environment));
}

/** The one chosen estate, for commands that work on a single one. */
export function selectEstate(selection: Selection): Estate {
  const estates = selectEstates(selection);
  const [estate] = estates;
  if (estate === undefined || estates.length > 1) {
    throw Refusal.forUsage(`choose one environment with --env: ${estates.map(({ name }) => name).join(", ")}`);
  }
  return estate;
}

function checked(source: string, input: unknown): Estate {
  const { estate, findings } = checkEnvironment(input);
  if (estate === undefined) throw Refusal.forFindings(source, findings);
  return estate;
}

function chooseEnvironments(name: string | undefined) {
  if (name === undefined) return environments;
  const chosen = environments.filter((environment) => environment.name === name);
  if (chosen.length > 0) return chosen;
  const names = environments.map((environment) => environment.name);
  const near = nearest(name, names);
  const advice = near === undefined ? "" : `; did you mean ${near}?`;
  throw Refusal.forUsage(`there is no environment ${JSON.stringify(name)}: there is ${names.join(", ")}${advice}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : "cannot be read";
    throw new Refusal(`${file} ${reason}`, error instanceof SyntaxError ? 1 : 2);
  }
}
