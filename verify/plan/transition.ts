import { groupBy } from "../network/reading";
import { asObject, asText, isJsonList, isJsonObject, type Json, type JsonObject } from "../terraform/json";

/** One object that exists before a plan is applied, as Terraform's state has it. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/** A plan's intent to delete an object, be it for another one in its place. */
export interface Removal {
  readonly resource: Resource;
  readonly isReplacement: boolean;
  /** The next one is there, and what uses it is changed over, before this one goes. */
  readonly isSucceeded: boolean;
  /** Attributes that cannot be changed otherwise: `vpc_settings`, `vpc_settings[0].subnet_ids`. */
  readonly because: readonly string[];
}

/** From what there is to what a plan wants, as `terraform show -json` tells it. */
export class Transition {
  readonly removals: readonly Removal[];
  private readonly removed: ReadonlySet<string>;
  private readonly resources: readonly Resource[];
  private readonly byType: ReadonlyMap<string, readonly Resource[]>;
  /** State knows what something needs without the index of an instance. */
  private readonly byConfiguration: ReadonlyMap<string, readonly Resource[]>;
  private readonly needs: ReadonlyMap<string, readonly string[]>;
  private readonly after: ReadonlyMap<string, JsonObject>;

  constructor(document: JsonObject) {
    const prior = resourcesIn(asObject(asObject(document.prior_state).values).root_module);
    const changes = objects(document.resource_changes).filter(({ mode }) => mode !== "data");
    this.resources = prior.map(resourceOf);
    this.byType = groupBy(this.resources, ({ type }) => type);
    this.byConfiguration = groupBy(this.resources, ({ address }) => withoutIndices(address));
    this.needs = new Map(prior.map(({ address, depends_on: needs }) => [asText(address), texts(needs)]));
    const current = changes.filter(({ deposed }) => deposed === undefined);
    this.after = new Map(current.map(({ address, change }) => [asText(address), asObject(asObject(change).after)]));
    this.removals = changes.flatMap(removalIn);
    this.removed = new Set(current.flatMap(removalIn).map(({ resource }) => resource.address));
  }

  /** Objects that Terraform made or read. */
  ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  byId(type: string, id: Json | undefined): Resource | undefined {
    return id === undefined || id === null ? undefined : this.ofType(type).find(({ values }) => values.id === id);
  }

  /** What an expression such as `${aws_vpc.main.id}` names by now; a text without one is an id itself. */
  idOf(expression: string): Json | undefined {
    const [, address] = /^\$\{(.+)\.id\}$/.exec(expression) ?? [];
    if (address === undefined) return expression;
    return this.resources.find((resource) => resource.address === address)?.values.id;
  }

  isRemoved({ address }: Resource): boolean {
    return this.removed.has(address);
  }

  /** Its attribute once the plan is applied; undefined where only apply will know. */
  planned({ address }: Resource, attribute: string): Json | undefined {
    return this.after.get(address)?.[attribute];
  }

  /**
   * Addresses of all that was made before it so that it works, at any remove. What the new configuration no longer reads
   * is not in the state, and stands here without an index.
   */
  closureOf({ address }: Resource): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [...(this.needs.get(address) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const instances = this.byConfiguration.get(next) ?? [];
      if (instances.length === 0) found.add(next);
      for (const needed of instances) {
        if (found.has(needed.address)) continue;
        found.add(needed.address);
        open.push(...(this.needs.get(needed.address) ?? []));
      }
    }
    return found;
  }
}

export function texts(json: Json | undefined): readonly string[] {
  return isJsonList(json) ? json.filter((each) => typeof each === "string") : [];
}

export function objects(json: Json | undefined): readonly JsonObject[] {
  return isJsonList(json) ? json.filter(isJsonObject) : [];
}

function resourcesIn(module: Json | undefined): readonly JsonObject[] {
  const { resources, child_modules: children } = asObject(module);
  const current = objects(resources).filter(({ deposed_key: deposed }) => deposed === undefined);
  return [...current, ...objects(children).flatMap(resourcesIn)];
}

function resourceOf({ address, type, values }: JsonObject): Resource {
  return { address: asText(address), type: asText(type), values: asObject(values) };
}

function removalIn({ address, type, change, deposed }: JsonObject): readonly Removal[] {
  const { actions, before, replace_paths: paths } = asObject(change);
  const order = texts(actions);
  if (!order.includes("delete")) return [];
  return [
    {
      resource: { address: asText(address), type: asText(type), values: asObject(before) },
      isReplacement: order.includes("create"),
      isSucceeded: order[0] === "create" || deposed !== undefined,
      because: (isJsonList(paths) ? paths : []).map(pathText),
    },
  ];
}

function pathText(path: Json): string {
  const steps = isJsonList(path) ? path : [];
  return steps
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${asText(step)}`))
    .join("");
}

function withoutIndices(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
