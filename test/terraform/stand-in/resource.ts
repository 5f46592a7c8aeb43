/** The life of a managed resource: what the provider plans, what apply makes of it, what a refresh and an import find. */
import type { Block, Type } from "./bindings";
import { Refusal, type Cloud, type CloudObject } from "./cloud";
import type { ProviderConfiguration } from "./configuration";
import { takeEffect } from "./effects";
import type { Birth, Facts } from "./facts";
import { enforce } from "./rules";
import { isList, isObject, isUnknown, same, text, UNKNOWN, type Value, type Values } from "./values";

/** One resource type under one provider configuration. */
export interface Context {
  readonly type: string;
  readonly block: Block;
  readonly facts: Facts;
  readonly configuration: ProviderConfiguration;
  readonly cloud: Cloud;
}

export interface Plan {
  readonly planned: Value;
  /** The arguments whose change replaces the resource. */
  readonly replace: readonly string[];
}

/**
 * Plans a create, an update or a destroy. `proposed` is the configuration with what Terraform carried over from the
 * prior state; the plan adds defaults, `region`, `tags_all`, and "unknown" for what only apply can tell.
 */
export function plan(context: Context, prior: Value, proposed: Value, config: Value): Plan {
  if (!isObject(proposed) || !isObject(config)) return { planned: null, replace: [] };
  const { block, facts } = context;
  const settled = settle(context, proposed, config);
  if (!isObject(prior)) return { planned: awaiting(block, settled), replace: [] };
  const update: Values = { ...awaiting(block, settled), ...keptFrom(prior, settled) };
  const changed = Object.keys(update).filter((name) => !same(prior[name] ?? null, update[name] ?? null));
  if (changed.length === 0) return { planned: prior, replace: [] };
  for (const [name, causes] of Object.entries(facts.recomputed ?? {})) {
    if (config[name] === null && causes.some((cause) => changed.includes(cause))) update[name] = UNKNOWN;
  }
  const forceNew = new Set(["region", ...(facts.forceNew ?? []), ...(facts.replaces?.(prior, update) ?? [])]);
  return { planned: update, replace: changed.filter((name) => forceNew.has(name)) };
}

/** Makes, changes or removes the thing in the cloud, unless AWS would refuse, and returns its state. */
export function apply(context: Context, prior: Value, planned: Value): Value {
  const { type, block, facts, configuration, cloud } = context;
  const { account } = configuration;
  const before = isObject(prior) ? prior : undefined;
  const region = regionOf(context, isObject(planned) ? planned : before);
  if (!isObject(planned)) {
    const place = { type, id: text(before?.id), account, region };
    enforce("remove", { ...place, cloud, values: before ?? {} });
    cloud.remove(place);
    takeEffect({ ...place, before }, cloud);
    return null;
  }
  const birth = (id: string, values: Values): Birth => ({
    account,
    region,
    providerRegion: configuration.region,
    cloud,
    values,
    prior: before,
    id,
  });
  const id = isUnknown(planned.id ?? null) ? facts.id(birth("", fill(planned, block, nothing))) : text(planned.id);
  const computed = (name: string, of: Type, values: Values): Value => {
    if (name === "id") return id;
    if (name === "owner_id") return account;
    const fact = facts.computed?.[name];
    return (typeof fact === "function" ? fact(birth(id, values)) : fact) ?? emptyOf(of);
  };
  const values = fill(planned, block, computed);
  const place = { type, id, account, region };
  enforce(before ? "update" : "create", { ...place, cloud, values });
  cloud.put({ ...place, values });
  takeEffect({ ...place, before, after: values }, cloud);
  return facts.refresh?.(values, cloud) ?? values;
}

/** What is there now, or null where it was removed; a state that the cloud has never heard of is believed. */
export function refresh(context: Context, current: Value): Value {
  if (!isObject(current)) return null;
  const { type, facts, configuration, cloud } = context;
  const place = { type, id: text(current.id), account: configuration.account, region: regionOf(context, current) };
  if (cloud.isGone(place)) return null;
  return facts.refresh ? facts.refresh(current, cloud) : current;
}

/** The state of something in the cloud, by its id or `id@region`. */
export function importState({ type, block, configuration, cloud }: Context, importId: string): Value {
  const [, id = importId, region = configuration.region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d+)$/.exec(importId) ?? [];
  const { account } = configuration;
  const here = (object: CloudObject) => object.account === account && ["", region].includes(object.region);
  const object = cloud.all(type).find((candidate) => candidate.id === id && here(candidate));
  if (!object) {
    throw new Refusal("Cannot import", `No ${type} ${id} in account ${account}, ${region}; the test must seed it.`);
  }
  return conform(block, { ...object.values, id, region: object.region });
}

/** Every attribute and block of the schema: those given, the empty value for the rest. */
export function conform(block: Block, values: Values): Values {
  const attributes = Object.entries(block.attributes).map(([name, { type, computed }]) => [
    name,
    values[name] ?? (computed ? emptyOf(type) : null),
  ]);
  const blocks = Object.entries(block.blocks).map(([name, { nesting }]) => [
    name,
    values[name] ?? (nesting === "single" ? null : []),
  ]);
  return Object.fromEntries([...attributes, ...blocks]) as Values;
}

function settle({ block, facts, configuration }: Context, proposed: Values, config: Values): Values {
  const settled = { ...proposed };
  for (const [name, value] of Object.entries(facts.defaults ?? {})) settled[name] ??= value;
  for (const [name, spell] of Object.entries(facts.spelling ?? {})) {
    const value = settled[name];
    if (typeof value === "string") settled[name] = spell(value);
  }
  // The region of the provider configuration is planned, not kept: changing it replaces what has no region of its own.
  if (block.attributes.region?.computed) settled.region = config.region ?? configuration.region;
  if (block.attributes.tags_all) settled.tags_all = allTags(configuration.defaultTags, config.tags ?? null);
  return settled;
}

function allTags(defaults: Values, tags: Value): Value {
  return isUnknown(tags) ? UNKNOWN : { ...defaults, ...(isObject(tags) ? tags : {}) };
}

/** Computed attributes that nothing has set yet are unknown, inside blocks too. */
function awaiting(block: Block, values: Values): Values {
  const awaited = { ...values };
  for (const [name, { computed }] of Object.entries(block.attributes)) if (computed) awaited[name] ??= UNKNOWN;
  for (const [name, nested] of Object.entries(block.blocks)) {
    const value = awaited[name] ?? null;
    if (isList(value)) awaited[name] = value.map((item) => (isObject(item) ? awaiting(nested.block, item) : item));
  }
  return awaited;
}

/** In an update, a computed attribute that was null stays null. */
function keptFrom(prior: Values, settled: Values): Values {
  return Object.fromEntries(Object.entries(settled).filter(([name, value]) => value === null && prior[name] === null));
}

/** Where a resource lives; empty for what has no region. */
function regionOf({ block }: Context, values: Values | undefined): string {
  return block.attributes.region ? text(values?.region) : "";
}

type Computed = (name: string, type: Type, values: Values) => Value;

const nothing: Computed = () => null;

/** Replaces every unknown by what `computed` says, in the schema's order, so that later attributes see earlier ones. */
function fill(planned: Values, block: Block, computed: Computed, path = ""): Values {
  const values = { ...planned };
  for (const [name, { type }] of Object.entries(block.attributes)) {
    if (isUnknown(values[name] ?? null)) values[name] = computed(path + name, type, values);
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    const value = values[name] ?? null;
    const within: Computed = (inner, type) => computed(inner, type, values);
    if (isList(value))
      values[name] = value.map((item) => (isObject(item) ? fill(item, nested.block, within, `${name}.`) : item));
  }
  return values;
}

/** What the provider stores for something AWS does not set. */
function emptyOf(type: Type): Value {
  if (type === "bool") return false;
  if (type === "number") return 0;
  if (type === "string") return "";
  return type[0] === "map" ? {} : type[0] === "object" ? null : [];
}
