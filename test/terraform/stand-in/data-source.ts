/** Reads a data source from the shared cloud. */
import type { Block } from "./bindings";
import { blocksIn } from "./configuration";
import { Refusal, type Cloud, type CloudObject } from "./cloud";
import type { ProviderConfiguration } from "./configuration";
import type { DataFacts } from "./facts";
import { conform } from "./resource";
import { isList, isObject, same, text, type Value, type Values } from "./values";

/**
 * The one object that agrees with every argument of the configuration, as the data source shows it. An object is seen
 * from its own account and region, as AWS has it, unless the facts say that it is shared.
 */
export function readDataSource(
  type: string,
  block: Block,
  facts: DataFacts,
  config: Values,
  { account, region }: ProviderConfiguration,
  cloud: Cloud,
): Values {
  const where = text(config.region) || region;
  if (facts.filters) {
    const ids = cloud.all(facts.from).filter((object) => passes(object, blocksIn(config.filter), facts));
    return conform(block, { ...config, id: where, ids: ids.map(({ id }) => id), region: where });
  }
  const wanted = Object.entries(config).filter(
    ([name, value]) => ![...(facts.ignored ?? []), "region", "timeouts"].includes(name) && !isAbsent(value),
  );
  if (wanted.some(([name]) => name === "filter")) {
    throw new Refusal("Unsupported lookup", `The stand-in reads ${type} by its arguments, not by filter.`, "filter");
  }
  const found = cloud
    .all(facts.from)
    .filter((object) => facts.shared ?? (object.account === account && (object.region || where) === where))
    .map((object) => viewOf(object, facts, cloud))
    .filter((view) => wanted.every(([name, value]) => agrees(view[name] ?? null, value)));
  const [match, ...others] = found;
  if (!match || others.length > 0) {
    const lookup = wanted.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(", ");
    const detail = `${found.length} in account ${account}, ${where}, with ${lookup} (the stand-in's cloud is what was applied or seeded).`;
    // Of nothing the provider says that it couldn't find it, and callers look for those words.
    throw new Refusal(match ? `Several match ${type}` : `reading ${type}: couldn't find resource`, detail);
  }
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
  const regional: Values = block.attributes.region ? { region: where } : {};
  const shown = Object.entries(match).filter(([name]) => name === "private_zone" || block.attributes[name]?.computed);
  return conform(block, { ...Object.fromEntries(shown), ...given, ...regional });
}

function passes(object: CloudObject, filters: readonly Values[], { filters: known }: DataFacts): boolean {
  return filters.every(({ name = null, values = null }) => {
    const look = known?.[text(name)];
    if (look === undefined) throw new Refusal("Unknown filter", `The stand-in does not know ${text(name)}.`, "filter");
    return isList(values) && values.some((value) => same(value, look(object)));
  });
}

function viewOf(object: CloudObject, facts: DataFacts, cloud: Cloud): Values {
  return { ...object.values, id: object.id, ...facts.view?.(object, cloud) };
}

function isAbsent(value: Value): boolean {
  return value === null || (isList(value) && value.length === 0);
}

/** Equal, or among them, or (tags) part of them. */
function agrees(shown: Value, wanted: Value): boolean {
  if (isList(shown) && !isList(wanted)) return shown.some((item) => same(item, wanted));
  if (isObject(shown) && isObject(wanted)) {
    return Object.entries(wanted).every(([name, value]) => same(shown[name] ?? null, value));
  }
  return same(shown, wanted);
}
