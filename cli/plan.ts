import type { Command } from "commander";
import { inTurn } from "./terraform/in-turn";
import { judge } from "./terraform/objections";
import { changesOf } from "./terraform/plan-json";
import type { SavedPlan } from "./terraform/plan-stack";
import {
  addProject,
  chooseStacks,
  type Project,
  type ProjectOptions,
  type ProjectStack,
  writeProject,
} from "./terraform/project";
import { printResults, type StackResult } from "./terraform/stack-result";

/** `plan`: what Terraform would do to one environment, stack after stack. */
export function addPlan(program: Command): void {
  const command = program
    .command("plan")
    .description("show what Terraform would change in one environment, stack after stack");
  addProject(command)
    .option("--json", "print the changes as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 planned, stacks that wait for others included; 1 a plan failed; 2 wrong usage.",
    )
    .action(plan);
}

async function plan(environment: string | undefined, { config, stack, json }: ProjectOptions): Promise<void> {
  const project = await writeProject({ env: environment, config });
  const results = await inTurn(project, chooseStacks(project, stack), {
    change: (changed, saved) => present(project, changed, saved, json),
    stopsAt: ["failed"],
  });
  printResults(results, json);
  if (results.some(({ status }) => status === "failed")) process.exitCode = 1;
}

async function present(
  project: Project,
  { name }: ProjectStack,
  plan: SavedPlan,
  json: true | undefined,
): Promise<StackResult> {
  if (!json) await plan.show("stdout");
  const { objections, text } = judge(plan.json, name, project, []);
  if (objections.length > 0) console.error(`deploy will refuse this:\n${text}`);
  return { stack: name, status: "planned", changes: changesOf(plan.json), objections };
}
