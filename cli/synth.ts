import { performance } from "node:perf_hooks";
import { relative, resolve } from "node:path";
import type { Command } from "commander";
import type { Estate } from "../model";
import { addSelection, selectEstates, type Selection } from "./selection";
import { summarize, summaryText } from "./summary";
import { writeVerified } from "./write-verified";

interface SynthOptions extends Selection {
  readonly out?: string;
  readonly json?: true;
}

/** `synth`: the main job, from environments to Terraform JSON. */
export function addSynth(program: Command): void {
  const command = program
    .command("synth")
    .description("write the Terraform JSON of every environment, or of one")
    .option("--out <dir>", "where to write (default: cdktf.out, or cdktf.out.<name> for a single environment)")
    .option("--json", "print the summary as JSON");
  addSelection(command).action(synth);
}

async function synth(options: SynthOptions): Promise<void> {
  const estates = await selectEstates(options);
  const outdir = resolve(options.out ?? defaultDirectory(options, estates));
  const { estates: written, verification } = await writeVerified(estates, outdir);
  const verdicts = new Map(verification.estates.map((estate) => [estate.name, estate]));
  const summaries = written.map((estate) => summarize(estate, outdir, verdicts.get(estate.estate.name)));
  if (options.json) {
    console.log(JSON.stringify(summaries, null, 2));
    return;
  }
  for (const summary of summaries) console.log(summaryText(summary));
  console.error(`wrote ${relative(process.cwd(), outdir) || "."} in ${(performance.now() / 1000).toFixed(1)} s`);
}

/** All environments go where the CDKTF CLI looks; a single one must not make it forget the others. */
function defaultDirectory({ env, config }: Selection, [estate]: readonly Estate[]): string {
  const single = env !== undefined || config !== undefined;
  return single && estate !== undefined ? `cdktf.out.${estate.name}` : "cdktf.out";
}
