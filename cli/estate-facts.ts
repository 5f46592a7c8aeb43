import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { InvalidValue } from "../values";
import { type EstateFacts, factsFile } from "../verify/facts/facts";
import { FACTS_FILE } from "../verify/facts/facts-file";
import { Refusal } from "./refusal";

/**
 * The facts of an estate whose Terraform lies in a directory; undefined where there are none.
 *
 * @param name which estate, where there are several
 */
export function readEstateFacts(directory: string, name: string | undefined): EstateFacts | undefined {
  const file = join(directory, FACTS_FILE);
  if (!existsSync(file)) {
    if (name === undefined) return undefined;
    throw Refusal.forUsage(`there is no ${file}, so that --env has nothing to choose from`);
  }
  const { estates } = parseFacts(file);
  const names = estates.map((estate) => estate.name).join(", ");
  if (name === undefined && estates.length > 1) throw Refusal.forUsage(`choose one estate with --env: ${names}`);
  const chosen = name === undefined ? estates[0] : estates.find((estate) => estate.name === name);
  if (chosen === undefined && name !== undefined) {
    throw Refusal.forUsage(`${file} tells nothing of ${JSON.stringify(name)}: it has ${names}`);
  }
  return chosen;
}

function parseFacts(file: string) {
  try {
    return factsFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${file} is not JSON: ${error.message}`, 1);
    if (error instanceof InvalidValue) throw new Refusal(`${file}: ${error.message}`, 1);
    if (error instanceof z.ZodError) throw new Refusal(`${file}:\n${z.prettifyError(error)}`, 1);
    throw error;
  }
}
