import type { Command } from "commander";
import { Refusal } from "./refusal";
import { Approval } from "./terraform/approval";
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

interface DeployOptions extends ProjectOptions {
  readonly autoApprove?: true;
  readonly allowDestroy?: readonly string[];
}

/**
 * `deploy`: applies one environment, stack after stack. It drives Terraform itself, since `cdktf deploy` plans anew when
 * it applies: here the plan that was judged and shown is the one that is applied.
 */
export function addDeploy(program: Command): void {
  const command = program.command("deploy").description("apply one environment with Terraform, stack after stack");
  addProject(command)
    .option("--auto-approve", "apply without asking")
    .option("--allow-destroy <address...>", "zones and directories that the plan may delete, by Terraform address")
    .option("--json", "print what was applied as JSON")
    .addHelpText("after", "\nExit codes: 0 applied, or nothing to do; 1 stopped before the end; 2 wrong usage.")
    .action(deploy);
}

async function deploy(environment: string | undefined, options: DeployOptions): Promise<void> {
  const project = await writeProject({ ...options, env: environment });
  const stacks = chooseStacks(project, options.stack);
  const destroy = options.allowDestroy ?? [];
  if (destroy.length > 0 && stacks.length > 1) {
    throw Refusal.forUsage("--allow-destroy needs --stack: an address means something else in each stack");
  }
  const approval = new Approval(options.autoApprove === true);
  const results = await inTurn(project, stacks, {
    change: (stack, plan) => applyPlan(project, stack, plan, { destroy, approval }),
    stopsAt: ["failed", "waiting", "refused", "declined"],
  }).finally(() => approval.close());
  printResults(results, options.json);
  if (results.some(({ status }) => status !== "applied" && status !== "unchanged")) process.exitCode = 1;
}

async function applyPlan(
  project: Project,
  { name: stack }: ProjectStack,
  plan: SavedPlan,
  { destroy, approval }: { readonly destroy: readonly string[]; readonly approval: Approval },
): Promise<StackResult> {
  await plan.show("stderr");
  const changes = changesOf(plan.json);
  const { objections, text } = judge(plan.json, stack, project, destroy);
  if (objections.length > 0) {
    console.error(`refused:\n${text}`);
    return { stack, status: "refused", changes, objections };
  }
  if (!(await approval.ask(`apply this to ${stack}?`))) return { stack, status: "declined", changes };
  if (await plan.apply()) return { stack, status: "applied", changes };
  return { stack, status: "failed", error: `${stack} is applied in part: mend what Terraform says and deploy again` };
}
