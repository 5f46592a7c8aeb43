import { deriveEstate } from "../../../model/derive/estate";
import type { Estate } from "../../../model/estate";
import { Findings, findingText, pathText } from "../../../model/finding";
import type { Rule } from "../../../model/rules";
import { checkShape } from "../../../model/shape";
import { devWith } from "../dev";

/** Other values at places of dev; undefined removes what is there. */
export type Changes = Readonly<Record<string, unknown>>;

/** A rule by its code: a change of dev that breaks it and what is said of that, and one that just does not. */
export interface RuleCase {
  readonly code: string;
  readonly wrong: Changes;
  readonly says: readonly Said[];
  readonly right: Changes;
  /** A change of dev that makes it another environment of the same hub. */
  readonly beside?: Changes;
}

interface Said {
  readonly path: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly cure?: string;
}

/** Tests the cases, and that every rule has one. */
export function testRules(rules: readonly Rule[], cases: readonly RuleCase[]): void {
  test("every rule has a case", () => {
    expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(rules.map(({ code }) => code)));
  });

  test.each(cases)("$code", ({ code, wrong, says, right, beside }) => {
    const neighbours = beside ? [neighbour(beside)] : [];
    expect(breaches(rules, code, wrong, neighbours)).toEqual(
      says.map((said) => expect.objectContaining(said) as unknown),
    );
    expect(breaches(rules, code, right, neighbours)).toEqual([]);
  });
}

/** What one rule says of dev once it is changed so, beside other environments. */
export function breaches(rules: readonly Rule[], code: string, changes: Changes, neighbours: readonly Estate[] = []) {
  const rule = rules.find((each) => each.code === code);
  if (rule === undefined) throw new Error(`no rule ${code}`);
  const found = [...rule.check({ estate: estateOf(devWith(changes)), neighbours, others: neighbours })];
  return found.map(({ path, ...breach }) => ({ path: pathText(path), ...breach }));
}

/** The estate of an environment, whatever rules it breaks. */
export function estateOf(environment: unknown): Estate {
  const findings = new Findings();
  const shape = checkShape(environment, findings);
  const estate = shape && deriveEstate(shape, findings);
  if (estate === undefined || findings.list.length > 0) throw new Error(findings.list.map(findingText).join("\n"));
  return estate;
}

/** Dev under another name, as it is beside dev. */
export function neighbour(changes: Changes): Estate {
  return estateOf(devWith({ name: "staging", ...changes }));
}
