import { type EstateFacts, factsFile, type FactsInput, guardPlan, type JsonObject } from "../../../verify";

type EstateInput = FactsInput["estates"][number];
type Action = "delete" | "replace" | "replace, the next one first" | "update";

/** A resource as a state has it, and what a plan does to it. */
interface Existing {
  readonly address: string;
  readonly values: JsonObject;
  /** Addresses without indices, as Terraform keeps them. */
  readonly needs?: readonly string[];
  readonly action?: Action;
  readonly after?: JsonObject;
  readonly deposed?: string;
}

/** The JSON of a plan, as far as the guard looks into it. */
export function planOf(...resources: readonly Existing[]): JsonObject {
  return {
    prior_state: { values: { root_module: { resources: resources.map(inState) } } },
    resource_changes: resources.flatMap((resource) => (resource.action === undefined ? [] : [changeOf(resource)])),
  };
}

/** What a plan of a stack takes away, given what the estate is for. */
export function guarded(plan: JsonObject, facts: EstateInput, stack = "") {
  const { losses, dark, assumptions } = guardPlan(plan, { facts: factsOf(facts), stack });
  return { gone: losses.map(({ label }) => label), dark: dark.map(({ name }) => name), assumptions };
}

export function factsOf(facts: EstateInput): EstateFacts {
  const [read] = factsFile.parse({ format: 1, estates: [facts] }).estates;
  if (read === undefined) throw new Error("one estate is read as none");
  return read;
}

function inState({ address, values, needs = [], deposed }: Existing): JsonObject {
  return {
    address,
    ...kindOf(address),
    values,
    depends_on: needs,
    ...(deposed !== undefined && { deposed_key: deposed }),
  };
}

function changeOf({ address, values, action, after, deposed }: Existing): JsonObject {
  const actions: Record<Action, readonly string[]> = {
    delete: ["delete"],
    replace: ["delete", "create"],
    "replace, the next one first": ["create", "delete"],
    update: ["update"],
  };
  return {
    address,
    ...kindOf(address),
    ...(deposed !== undefined && { deposed }),
    change: { actions: actions[action ?? "update"], before: values, after: after ?? null },
  };
}

function kindOf(address: string) {
  const [first = "", second = ""] = address.split(".");
  return first === "data" ? { mode: "data", type: second } : { mode: "managed", type: first };
}
