import { type Block, Unknown, type Value } from "../block";
import type { Configuration, Limitation } from "../configuration";
import { readJson } from "../document";
import { IndexedBlocks } from "../indexed-blocks";
import { asObject, asText, isJsonList, isJsonObject, type Json, type JsonObject } from "../json";
import { Limitations } from "../limitations";
import { asTemplate, Templates } from "../templates";
import { UnreadableConfiguration } from "../unreadable";
import { PlanBlock, type PlannedResource } from "./plan-block";
import { PlanModule } from "./plan-module";

/** What Terraform would do to one block. */
export interface PlannedChange {
  readonly label: string;
  /** Two of them are a replacement. */
  readonly actions: readonly ("create" | "update" | "delete" | "read" | "no-op" | (string & {}))[];
  /** Attributes that make it a replacement, such as `vpc_settings[0].subnet_ids`. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

export interface PlanConfiguration extends Configuration {
  readonly changes: readonly PlannedChange[];
}

/**
 * Reads a plan as `terraform show -json` prints it: one stack without a name. Values are what Terraform made of them;
 * where only apply knows, the expressions of the configuration are followed as far as the plan holds them.
 *
 * @param plan path of the file, or what stands in it
 * @throws UnreadableConfiguration
 */
export function loadPlan(plan: string | JsonObject): PlanConfiguration {
  const file = typeof plan === "string" ? plan : "(plan)";
  const document = typeof plan === "string" ? readJson(plan) : plan;
  if (!isJsonObject(document.planned_values) || !isJsonObject(document.configuration)) {
    throw new UnreadableConfiguration(file, undefined, "is not a plan: write it by terraform show -json <plan>");
  }
  return new Plan(document, document.configuration);
}

class Plan implements PlanConfiguration {
  readonly stacks = [""];
  readonly changes: readonly PlannedChange[];
  private readonly noted = new Limitations("apply what it depends on first, and plan again");
  private readonly root: PlanModule;
  private readonly indexed: IndexedBlocks;

  constructor(document: JsonObject, configuration: JsonObject) {
    this.root = new PlanModule(asObject(configuration.root_module), {
      noted: this.noted,
      templates: new Templates(),
      variables: asObject(document.variables),
      providers: asObject(configuration.provider_config),
    });
    const changes = new Map(objects(document.resource_changes).map((change) => [asText(change.address), change]));
    this.indexed = new IndexedBlocks(this.blocksIn(document, changes));
    this.changes = [...changes].map(([label, { change }]) => readChange(label, asObject(change)));
  }

  get blocks(): readonly Block[] {
    return this.indexed.all;
  }

  get limitations(): readonly Limitation[] {
    return this.noted.list;
  }

  ofType(type: string): readonly Block[] {
    return this.indexed.ofType(type);
  }

  find(label: string): Block | undefined {
    return this.indexed.find(label);
  }

  byId(id: string): Block | undefined {
    return this.indexed.byId(id);
  }

  evaluate(stack: string, expression: string): Value {
    if (stack !== "") return new Unknown(expression, `needs stack ${stack}, and a plan is of one`);
    return this.root.value(asTemplate(expression));
  }

  /** What will be there: data sources may have been read before the plan. */
  private blocksIn(document: JsonObject, changes: ReadonlyMap<string, JsonObject>): readonly Block[] {
    const prior = resourcesIn(asObject(asObject(document.prior_state).values).root_module);
    const planned = resourcesIn(asObject(document.planned_values).root_module);
    const found = new Map<string, Found>();
    for (const one of prior) if (one.resource.mode === "data") found.set(asText(one.resource.address), one);
    for (const one of planned) found.set(asText(one.resource.address), one);
    return [...found].map(([address, { resource, path }]) => {
      const module = path.reduce<PlanModule>((parent, { name, index }) => parent.child(name, index), this.root);
      return this.add(module, resource, asObject(changes.get(address)?.change));
    });
  }

  private add(module: PlanModule, resource: JsonObject, change: JsonObject): Block {
    const [type, name, index] = [asText(resource.type), asText(resource.name), resource.index];
    const mode = resource.mode === "data" ? "data" : "resource";
    const inModule = mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
    const planned: PlannedResource = {
      address: asText(resource.address),
      mode,
      type,
      index: typeof index === "string" || typeof index === "number" ? index : undefined,
      values: asObject(resource.values),
      unknown: change.after_unknown ?? {},
      sensitive: resource.sensitive_values ?? {},
      written: module.resource(inModule),
    };
    const block = new PlanBlock(planned, module);
    const instances = module.blocks.get(inModule) ?? new Map<string | number | undefined, Block>();
    module.blocks.set(inModule, instances.set(planned.index, block));
    return block;
  }
}

interface Found {
  readonly resource: JsonObject;
  readonly path: readonly ModuleStep[];
}

interface ModuleStep {
  readonly name: string;
  readonly index: string | number | undefined;
}

function resourcesIn(module: Json | undefined): readonly Found[] {
  const { address, resources, child_modules: children } = asObject(module);
  const path = moduleSteps(typeof address === "string" ? address : "");
  return [...objects(resources).map((resource) => ({ resource, path })), ...objects(children).flatMap(resourcesIn)];
}

/** `module.net["a"].module.sub[0]` */
function moduleSteps(address: string): readonly ModuleStep[] {
  return [
    ...address.matchAll(/(?:^|\.)module\.([\p{ID_Start}_][\p{ID_Continue}-]*)(?:\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])?/gu),
  ].map(([, name = "", number, key]) => ({
    name,
    index: number !== undefined ? Number(number) : key === undefined ? undefined : unquoted(key),
  }));
}

function unquoted(key: string): string {
  try {
    return asText(JSON.parse(key) as Json);
  } catch {
    return key;
  }
}

function readChange(label: string, { actions, replace_paths: paths, before, after }: JsonObject): PlannedChange {
  return {
    label,
    actions: isJsonList(actions) ? actions.filter((action) => typeof action === "string") : [],
    replacePaths: (isJsonList(paths) ? paths : []).map((path) =>
      (isJsonList(path) ? path : []).filter((step) => typeof step === "string" || typeof step === "number"),
    ),
    before: isJsonObject(before) ? before : undefined,
    after: isJsonObject(after) ? after : undefined,
  };
}

function objects(json: Json | undefined): readonly JsonObject[] {
  return isJsonList(json) ? json.filter(isJsonObject) : [];
}
