import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { synthesize } from "../stacks";
import type { LoadedEstate } from "../verify";
import { Refusal } from "./refusal";
import { addSelection, selectEstate, type Selection } from "./selection";

const FORMATS = ["svg", "mermaid"] as const;

interface GraphOptions extends Selection {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly dir?: string;
}

/** `graph`: an estate as a picture. */
export function addGraph(program: Command): void {
  const command = program
    .command("graph")
    .description("draw an estate: accounts, Regions, VPCs, peerings, DNS paths, on-premises sites")
    .addOption(new Option("--format <format>", "what to draw").choices(FORMATS).default("svg"))
    .option("--out <file>", "where to write (default: stdout)")
    .option("--dir <dir>", "draw a directory of Terraform instead; --env says which estate of it");
  addSelection(command).action(graph);
}

async function graph(options: GraphOptions): Promise<void> {
  const drawn = options.dir === undefined ? await drawEnvironment(options) : await drawDirectory(options.dir, options);
  if (options.out === undefined) {
    process.stdout.write(drawn);
    return;
  }
  try {
    writeFileSync(options.out, drawn);
  } catch (error) {
    throw Refusal.forUsage(`cannot write to ${options.out}: ${(error as Error).message}`);
  }
}

async function drawEnvironment(options: GraphOptions): Promise<string> {
  const estate = await selectEstate(options);
  const outdir = mkdtempSync(join(tmpdir(), "central-dns-graph-"));
  try {
    synthesize([estate], { outdir, stateDirectory: resolve("state") });
    return await drawDirectory(outdir, { format: options.format });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What draws is loaded when it is asked for: no other command needs it. */
async function drawDirectory(directory: string, { env, config, format }: GraphOptions): Promise<string> {
  if (config !== undefined)
    throw Refusal.forUsage("--dir and --config exclude each other: the directory is the estate");
  const verify = await import("../verify");
  const { configuration, facts } = chosen(await load(directory), env);
  const network = verify.readNetwork(configuration, facts);
  const names = verify.readNameService(configuration, network);
  const title = `${facts.name}: networks and central DNS`;
  const picture = verify.readPicture(title, { configuration, network, names, facts });
  return format === "svg" ? verify.drawSvg(picture) : verify.drawMermaid(picture);
}

async function load(directory: string): Promise<readonly LoadedEstate[]> {
  const verify = await import("../verify");
  try {
    return await verify.loadEstates(directory);
  } catch (error) {
    if (error instanceof verify.UnreadableConfiguration) throw new Refusal(error.message, 1);
    throw error;
  }
}

function chosen(estates: readonly LoadedEstate[], name: string | undefined): LoadedEstate {
  const [only, ...others] = name === undefined ? estates : estates.filter(({ facts }) => facts.name === name);
  if (only !== undefined && others.length === 0) return only;
  const names = estates.map(({ facts }) => facts.name).join(", ");
  throw Refusal.forUsage(
    name === undefined ? `choose one estate with --env: ${names}` : `no estate ${JSON.stringify(name)} there: ${names}`,
  );
}
