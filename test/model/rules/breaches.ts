import { pathText } from "../../../model/finding";
import type { Rule } from "../../../model/rules";
import { derivedFrom } from "../prod";

/**
 * What of an environment breaks rules, told as `code at place: got; cure`. Its neighbours are environments that share a
 * hub with it.
 */
export function breaches(rules: readonly Rule[], environment: unknown, ...neighbours: readonly unknown[]): string[] {
  const others = neighbours.map(derivedFrom);
  const context = { estate: derivedFrom(environment), neighbours: others, others };
  return rules.flatMap(({ code, check }) =>
    [...check(context)].map(({ path, got, cure }) => `${code} at ${pathText(path)}: ${got}; ${cure}`),
  );
}

/** `count` entries by id, such as `a0`, `a1`, `a2`. */
export function many<Entry>(count: number, entry: (at: number) => Entry): Record<string, Entry> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, entry(at)]));
}

/** The `at`th block of 256 addresses from 10.16.0.0 on. */
export function block(at: number): string {
  return `10.${16 + Math.floor(at / 256)}.${at % 256}.0/24`;
}
