import { Command } from "commander";
import { addDeploy } from "./deploy";
import { addForwarders } from "./forwarders";
import { addGraph } from "./graph";
import { addPlan } from "./plan";
import { addRules } from "./rules";
import { run } from "./run";
import { addSchema } from "./schema";
import { addSynth } from "./synth";
import { addTrace } from "./trace";
import { addValidate } from "./validate";
import { addVerify } from "./verify";

const program = new Command("central-dns")
  .description("Central DNS for multi-account AWS estates: Terraform from one typed environment.")
  .exitOverride()
  .configureHelp({ sortSubcommands: true });
for (const add of [
  addSynth,
  addValidate,
  addVerify,
  addTrace,
  addGraph,
  addPlan,
  addDeploy,
  addForwarders,
  addSchema,
  addRules,
]) {
  add(program);
}

run(program);
