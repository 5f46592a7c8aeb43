import { guardPlan, guardText, type JsonObject } from "../../verify";
import type { PlanJson } from "./plan-json";
import type { Project } from "./project";

/** Why a plan must not be applied as it is. */
export interface Objection {
  readonly address: string;
  /** A sentence about the resource. */
  readonly reason: string;
}

/** What speaks against applying a plan. */
export interface Judgement {
  readonly objections: readonly Objection[];
  /** All of it, and what to do instead. Empty where nothing speaks against it. */
  readonly text: string;
}

/**
 * Judges a plan of a stack: what it deletes that nobody else has, and what it takes away from VPCs that are answered now.
 *
 * @param destroy addresses of zones and directories that may be deleted
 */
export function judge(
  plan: PlanJson,
  stack: string,
  { facts }: Pick<Project, "facts">,
  destroy: readonly string[],
): Judgement {
  const deletions = losses(plan).filter(({ address }) => !destroy.includes(address));
  const verdict = guardPlan(plan as JsonObject, { facts, stack });
  const cuts = verdict.losses.map(({ label, action, vpcs }): Objection => {
    return { address: label, reason: `the plan ${action}s what hosts of ${vpcs.join(", ")} are answered by` };
  });
  const parts = [
    ...(deletions.length > 0 ? [deletionsText(deletions)] : []),
    ...(cuts.length > 0 ? [guardText(verdict)] : []),
  ];
  return { objections: [...deletions, ...cuts], text: parts.join("\n") };
}

/** `prevent_destroy` cannot protect what leaves the configuration, and these two take names with them that nobody else has. */
const IRREPLACEABLE: Readonly<Record<string, string>> = {
  aws_route53_zone: "zone",
  aws_directory_service_directory: "directory",
};

function losses({ resource_changes = [] }: PlanJson): Objection[] {
  return resource_changes.flatMap(({ address, type, change }) => {
    const kind = IRREPLACEABLE[type];
    if (kind === undefined || !change.actions.includes("delete")) return [];
    const verb = change.actions.includes("create") ? "replaces" : "deletes";
    return { address, reason: `the plan ${verb} the ${kind} ${String(change.before?.name)}` };
  });
}

function deletionsText(deletions: readonly Objection[]): string {
  const lines = deletions.map(({ address, reason }) => `  ${address}: ${reason}`);
  const permitted = deletions.map(({ address }) => `'${address}'`).join(" ");
  return [...lines, `if that is meant: --allow-destroy ${permitted}`].join("\n");
}
