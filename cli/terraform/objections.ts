import type { PlanJson } from "./plan-json";

/** Why a plan must not be applied as it is. */
export interface Objection {
  readonly address: string;
  /** A sentence about the resource. */
  readonly reason: string;
}

export interface Permissions {
  /** Addresses of what may be deleted. */
  readonly destroy: readonly string[];
}

/** Everything that speaks against applying a plan. Whatever else judges plans belongs here. */
export function objectionsTo(plan: PlanJson, { destroy }: Permissions): Objection[] {
  return losses(plan).filter(({ address }) => !destroy.includes(address));
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

/** One line for each. */
export function objectionsText(objections: readonly Objection[]): string {
  return objections.map(({ address, reason }) => `  ${address}: ${reason}`).join("\n");
}
