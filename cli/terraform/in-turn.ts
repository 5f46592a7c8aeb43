import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planStack, type SavedPlan } from "./plan-stack";
import type { Project, ProjectStack } from "./project";
import type { StackResult } from "./stack-result";

/** What a command does with a stack that has changes, and when it stops. */
export interface Turn {
  readonly change: (stack: ProjectStack, plan: SavedPlan) => Promise<StackResult>;
  readonly stopsAt: readonly StackResult["status"][];
}

/** Plans stacks one after the other, and stops where the next ones had better not be looked at. */
export async function inTurn(
  project: Project,
  stacks: readonly ProjectStack[],
  { change, stopsAt }: Turn,
): Promise<StackResult[]> {
  const results: StackResult[] = [];
  const folder = mkdtempSync(join(tmpdir(), "central-dns-plans-"));
  try {
    for (const [at, stack] of stacks.entries()) {
      console.error(`planning ${stack.name} (${at + 1} of ${stacks.length})`);
      const result = await turn(project, stack, folder, change);
      results.push(result);
      if (result.status === "failed") console.error(`\n${result.error}\n`);
      if (stopsAt.includes(result.status)) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const left = stacks.slice(results.length);
  return [...results, ...left.map(({ name }) => ({ stack: name, status: "not-reached" as const }))];
}

async function turn(
  project: Project,
  stack: ProjectStack,
  folder: string,
  change: Turn["change"],
): Promise<StackResult> {
  const outcome = await planStack(stack, folder);
  switch (outcome.status) {
    case "changes":
      return change(stack, outcome.plan);
    case "waiting":
      return { stack: stack.name, ...outcome, publishers: publishersOf(project, outcome.missing) };
    default:
      return { stack: stack.name, ...outcome };
  }
}

function publishersOf({ stacks }: Project, parameters: readonly string[]): string[] {
  return stacks.filter(({ publishes }) => publishes.some((name) => parameters.includes(name))).map(({ name }) => name);
}
