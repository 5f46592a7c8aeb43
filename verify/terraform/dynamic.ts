import { Unknown, type Value } from "./block";
import type { Bindings } from "./expression/evaluate";
import { entriesOf, Untellable } from "./expression/outcome";
import { bare, bodies, forEachBlock, type Json, type JsonObject } from "./json";
import { listOf } from "./shape";

/** Names of the blocks that `dynamic` makes. */
export function dynamicNames(body: JsonObject): readonly string[] {
  const names = new Set<string>();
  forEachBlock(body.dynamic, 1, (_, name = "") => names.add(name));
  return [...names];
}

/**
 * Nested blocks of a name: those that are written, then those that `dynamic` makes. An `Unknown` where only apply knows
 * how many there are.
 */
export function withDynamic(
  name: string,
  body: JsonObject,
  bindings: Bindings,
  value: (written: Json, bindings: Bindings) => Value,
): Value {
  const blocks = [...listOf(value(body[name] ?? null, bindings))];
  let unknown: Unknown | undefined;
  forEachBlock(body.dynamic, 1, (dynamic, made = "") => {
    if (made !== name) return;
    const over = value(dynamic.for_each ?? null, bindings);
    const iterator = typeof dynamic.iterator === "string" ? bare(dynamic.iterator) : name;
    try {
      for (const [key, element] of entriesOf(over)) {
        const inner = { ...bindings, [iterator]: { key, value: element } };
        for (const content of bodies(dynamic.content)) blocks.push(value(content, inner));
      }
    } catch (error) {
      if (!(error instanceof Untellable)) throw error;
      unknown = error.unknown ?? new Unknown(`dynamic ${name}`, error.message);
    }
  });
  return unknown ?? blocks;
}
