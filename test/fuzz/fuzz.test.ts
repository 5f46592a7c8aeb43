import fc from "fast-check";
import { checkEnvironment, findingText } from "../../model";
import { Findings } from "../../model/finding";
import { checkShape } from "../../model/shape";
import { anyDamage, changedBy } from "./changes";
import { anyEnvironment } from "./environments";
import { harmless } from "./harmless";
import { senseless } from "./senseless";

const CASES = 20_000;
const MOST_MILLISECONDS = 5_000;

test("whatever is written, it is an estate or refused with findings", () => {
  const counts = { passed: 0, "refused by shape": 0, "refused by rules": 0 };
  const codes = new Map<string, number>();
  let slowest = 0;
  fc.assert(
    fc.property(anyCase(), (environment) => {
      const start = performance.now();
      const { estate, findings } = checkEnvironment(environment);
      slowest = Math.max(slowest, performance.now() - start);
      const errors = findings.filter(({ severity }) => severity === "error");
      expect(estate === undefined).toBe(errors.length > 0);
      for (const finding of findings) expect(findingText(finding)).not.toMatch(/undefined|\[object|NaN/);
      counts[kindOf(environment, errors.length)] += 1;
      for (const { code } of findings) codes.set(code, (codes.get(code) ?? 0) + 1);
    }),
    { numRuns: CASES },
  );
  const percent = (count: number) => Math.round((100 * count) / CASES);
  const shares = Object.entries(counts).map(([kind, count]) => `${kind} ${percent(count)}%`);
  const rules = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.info(`${CASES} cases: ${shares.join(", ")}; slowest ${Math.round(slowest)} ms\n${rules.join(", ")}`);
  expect(slowest).toBeLessThan(MOST_MILLISECONDS);
  expect(percent(counts.passed)).toBeGreaterThanOrEqual(20);
  expect(percent(counts["refused by rules"])).toBeGreaterThanOrEqual(30);
}, 300_000);

function anyCase(): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: changedBy(anyEnvironment(), [...harmless, ...harmless, ...senseless], 3), weight: 6 },
    { arbitrary: changedBy(anyEnvironment(), senseless, 3), weight: 2 },
    { arbitrary: anyDamage(anyEnvironment()), weight: 2 },
  );
}

function kindOf(environment: unknown, errors: number): "passed" | "refused by shape" | "refused by rules" {
  if (errors === 0) return "passed";
  const faults = new Findings();
  checkShape(environment, faults);
  return faults.list.length > 0 ? "refused by shape" : "refused by rules";
}
