import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type EstateFacts, type FactsFile, factsFile } from "./facts/facts";
import { FACTS_FILE } from "./facts/facts-file";
import type { Finding } from "./report/fold";
import { restrictTo } from "./restrict";
import { type Configuration, loadDirectory, UnreadableConfiguration } from "./terraform";
import { type EstateVerification, verifyEstate } from "./verification";

/** What was found in a directory of Terraform, estate by estate. */
export interface Verification {
  readonly estates: readonly EstateVerification[];
  /** Of all estates. */
  readonly findings: readonly Finding[];
}

/** One estate of a directory: its part of the Terraform, and its facts. */
export interface LoadedEstate {
  readonly configuration: Configuration;
  readonly facts: EstateFacts;
}

/**
 * Judges every estate in a directory of Terraform: cdktf's output, or one that somebody wrote by hand, with a facts file
 * beside it or without.
 *
 * @throws UnreadableConfiguration for a directory or a file that is not what it should be
 */
export async function verifyDirectory(directory: string): Promise<Verification> {
  const estates = (await loadEstates(directory)).map(({ configuration, facts }) => verifyEstate(configuration, facts));
  return { estates, findings: estates.flatMap(({ findings }) => findings) };
}

/** The estates of a directory; without facts all of it is one. */
export async function loadEstates(directory: string): Promise<readonly LoadedEstate[]> {
  return partition(await loadDirectory(directory), readFacts(directory));
}

/** The part of a configuration that each estate names; stacks that nobody names are the part of one that names none. */
function partition(configuration: Configuration, { estates }: FactsFile): readonly LoadedEstate[] {
  const named = new Set(estates.flatMap(({ stacks }) => stacks ?? []));
  const rest = configuration.stacks.filter((stack) => !named.has(stack));
  return estates.map((facts) => ({ facts, configuration: restrictTo(configuration, facts.stacks ?? rest) }));
}

/** The facts beside some Terraform; without any, nothing is known of one estate. */
export function readFacts(directory: string): FactsFile {
  const file = join(directory, FACTS_FILE);
  return existsSync(file) ? readFactsFile(file) : factsFile.parse({ format: 1, estates: [{ name: "estate" }] });
}

/** @throws UnreadableConfiguration */
export function readFactsFile(file: string): FactsFile {
  try {
    return factsFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new UnreadableConfiguration(file, undefined, reason);
  }
}
