import { Command, CommanderError } from "commander";
import { addDeploy } from "./deploy";
import { addForwarders } from "./forwarders";
import { addPlan } from "./plan";
import { addRules } from "./rules";
import { Refusal } from "./refusal";
import { addSchema } from "./schema";
import { addSynth } from "./synth";
import { addValidate } from "./validate";

const program = new Command("central-dns")
  .description("Central DNS for multi-account AWS estates: Terraform from one typed environment.")
  .exitOverride()
  .configureHelp({ sortSubcommands: true });
for (const add of [addSynth, addValidate, addPlan, addDeploy, addForwarders, addSchema, addRules]) add(program);

program.parseAsync().catch((error: unknown) => {
  process.exitCode = report(error);
});

/** Exit codes: 0 done, 1 refused for what the environment says, 2 wrong usage. A defect of ours crashes with its stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  return error.exitCode;
}
