import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { run } from "../../cli/run";
import { addSelection, selectEstate, type Selection } from "../../cli/selection";
import { inTurn } from "../../cli/terraform/in-turn";
import { changesOf } from "../../cli/terraform/plan-json";
import { type Project, projectIn } from "../../cli/terraform/project";
import { printResults, type StackResult } from "../../cli/terraform/stack-result";
import type { Estate } from "../../model";
import { synthesize } from "../../stacks";
import { dataSourceFacts, resourceFacts } from "../terraform/stand-in/facts";
import { StandIn } from "../terraform/stand-in/server";
import { imaginedWorld } from "./imagined-world";

const NOTE = `\
A dry run: Terraform's own plan, but made with a stand-in for the AWS provider (test/terraform/stand-in), not with the
provider itself. No AWS account was asked. What the environment says exists is taken to exist, the stacks before a stack
are taken to be applied, and passwords are placeholders.
`;

/** `npm run dry-run`: what Terraform would create if nothing of an environment were there yet. */
const program = new Command("dry-run")
  .exitOverride()
  .description("print the Terraform plan of one environment without any AWS account, against a stand-in")
  .option("--json", "print the changes as JSON");
addSelection(program).action(dryRun);
run(program);

async function dryRun({ json, ...selection }: Selection & { readonly json?: true }): Promise<void> {
  const estate = await selectEstate(selection);
  const directory = mkdtempSync(join(tmpdir(), "central-dns-dry-run-"));
  const standIn = await StandIn.start({ cloud: imaginedWorld(estate) });
  standIn.serve([...resourceFacts.keys()].map((type) => ({ kind: "resource", type })));
  standIn.serve([...dataSourceFacts.keys()].map((type) => ({ kind: "data", type })));
  try {
    const project = writeAside(estate, directory);
    Object.assign(process.env, placeholders(project), {
      CHECKPOINT_DISABLE: "1",
      TF_REATTACH_PROVIDERS: standIn.reattach,
    });
    (json ? console.error : console.log)(NOTE);
    const results = await inTurn(project, project.stacks, {
      change: async ({ name }, plan): Promise<StackResult> => {
        if (!json) await plan.show("stdout");
        return { stack: name, status: "planned", changes: changesOf(plan.json), objections: [] };
      },
      stopsAt: [],
    });
    printResults(results, json);
    if (results.some(({ status }) => status === "failed" || status === "waiting")) process.exitCode = 1;
  } finally {
    standIn.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** With a state of its own, wherever the environment keeps the real one. */
function writeAside(estate: Estate, directory: string): Project {
  const outdir = join(directory, "cdktf.out");
  const local: Estate = { ...estate, backend: { type: "local" } };
  return projectIn(outdir, synthesize([local], { outdir, stateDirectory: join(directory, "state") }));
}

/** A value for every variable. */
function placeholders({ stacks }: Project): Record<string, string> {
  const variables = stacks.flatMap(({ directory }) => {
    const { variable = {} } = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as { variable?: object };
    return Object.keys(variable);
  });
  return Object.fromEntries(variables.map((name) => [`TF_VAR_${name}`, "Placeholder-of-the-dry-run-1"]));
}
