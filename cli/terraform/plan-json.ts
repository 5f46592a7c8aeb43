/** What `terraform show -json` says of a plan, as far as we look into it. It may hold secrets: never print it whole. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly change: {
    readonly actions: readonly Action[];
    readonly before: Readonly<Record<string, unknown>> | null;
  };
}

/** A replacement is a `delete` and a `create`, in either order. */
export type Action = "no-op" | "create" | "read" | "update" | "delete" | "forget";

/** A resource that a plan changes, and how. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly Action[];
}

/** What a plan does to resources. */
export function changesOf({ resource_changes = [] }: PlanJson): PlannedChange[] {
  return resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op")
    .map(({ address, change }) => ({ address, actions: change.actions }));
}

/** `3 to add, 1 to change, 0 to destroy`, as Terraform counts: a replacement is one of each. */
export function intentText(changes: readonly PlannedChange[]): string {
  const { added, changed, destroyed } = countOf(changes);
  return `${added} to add, ${changed} to change, ${destroyed} to destroy`;
}

/** `3 added, 1 changed, 0 destroyed` */
export function doneText(changes: readonly PlannedChange[]): string {
  const { added, changed, destroyed } = countOf(changes);
  return `${added} added, ${changed} changed, ${destroyed} destroyed`;
}

function countOf(changes: readonly PlannedChange[]) {
  const count = (action: Action) => changes.filter(({ actions }) => actions.includes(action)).length;
  return { added: count("create"), changed: count("update"), destroyed: count("delete") };
}
