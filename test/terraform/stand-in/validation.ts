/** The checks of a provider that a schema cannot express: conflicts, exactly one of, formats. */
import type { Block } from "./bindings";
import { Refusal } from "./cloud";
import type { Facts } from "./facts";
import { isList, isUnknown, type Value, type Values } from "./values";

/** Everything wrong with a configuration. What is unknown may still become null, so it is never held against it. */
export function problemsOf(block: Block, facts: Facts, config: Values): Refusal[] {
  const set = (name: string) => isSet(block, name, config[name] ?? null);
  const unknown = (name: string) => isUnknown(config[name] ?? null);
  return [
    ...(facts.conflicts ?? []).flatMap((group) => {
      const [first, ...others] = group.filter(set);
      return others.map((name) =>
        problem("Conflicting configuration arguments", `"${first}" conflicts with "${name}".`, name),
      );
    }),
    ...(facts.exactlyOne ?? []).flatMap((group) => {
      const given = group.filter(set);
      if (given.length === 1 || (given.length === 0 && group.some(unknown))) return [];
      const found = given.length === 0 ? "none was given" : `${quoted(given)} were given`;
      return problem(
        "Invalid combination of arguments",
        `Exactly one of ${quoted(group)} must be given; ${found}.`,
        given[1],
      );
    }),
    ...(facts.atLeastOne ?? []).flatMap((group) =>
      group.some((name) => set(name) || unknown(name))
        ? []
        : problem("Missing required argument", `At least one of ${quoted(group)} must be given.`),
    ),
    ...Object.entries(facts.requires ?? {}).flatMap(([name, needed]) => {
      const missing = needed.filter((other) => !set(other) && !unknown(other));
      if (!set(name) || missing.length === 0) return [];
      return problem("Missing required argument", `"${name}" needs ${quoted(missing)} beside it.`, name);
    }),
    ...Object.entries(facts.checks ?? {}).flatMap(([name, check]) => {
      const value = config[name];
      const wrong = typeof value === "string" ? check(value) : undefined;
      return wrong === undefined ? [] : problem("Invalid value", `"${name}": ${wrong}.`, name);
    }),
  ];
}

function isSet(block: Block, name: string, value: Value): boolean {
  if (value === null || isUnknown(value)) return false;
  return !(name in block.blocks && isList(value) && value.length === 0);
}

function problem(summary: string, detail: string, attribute?: string): Refusal {
  return new Refusal(summary, detail, attribute);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
