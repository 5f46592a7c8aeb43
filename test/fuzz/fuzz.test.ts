import fc from "fast-check";
import { type Checked, checkEnvironment, checkEnvironments, findingText } from "../../model";
import { Findings } from "../../model/finding";
import { checkShape } from "../../model/shape";
import { anyCase, anyNeighbours } from "./cases";
import { longTexts, withEveryText } from "./long-texts";

const CASES = 20_000;
const PAIRS = 500;
const MOST_MILLISECONDS = 2_000;

test("whatever is written, it is an estate or refused with findings", () => {
  const counts = { passed: 0, "refused by shape": 0, "refused by rules": 0 };
  const codes = new Map<string, number>();
  let slowest = 0;
  fc.assert(
    fc.property(anyCase(), (environment) => {
      const { checked, milliseconds } = timed(() => checkEnvironment(environment));
      slowest = Math.max(slowest, milliseconds);
      const surprise = surpriseIn(checked);
      if (surprise !== undefined) throw new Error(surprise);
      counts[kindOf(environment, checked)] += 1;
      for (const { code } of checked.findings) codes.set(code, (codes.get(code) ?? 0) + 1);
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

test("whatever stands beside it, it is an estate or refused with findings", () => {
  let shared = 0;
  fc.assert(
    fc.property(anyNeighbours(), (environments) => {
      const { checked, milliseconds } = timed(() => checkEnvironments(environments));
      expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
      expect(checked.map(surpriseIn)).toEqual(environments.map(() => undefined));
      if (checked.some(({ findings }) => findings.some(({ got }) => got.includes("of environment")))) shared += 1;
    }),
    { numRuns: PAIRS },
  );
  expect(shared).toBeGreaterThan(PAIRS / 10);
}, 60_000);

test.each(longTexts)("%s takes no longer than others, wherever it stands", (_, text) => {
  for (const environment of withEveryText(text)) {
    const { checked, milliseconds } = timed(() => checkEnvironment(environment));
    expect(checked.estate).toBeUndefined();
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  }
});

function timed<Result>(check: () => Result): { readonly checked: Result; readonly milliseconds: number } {
  const start = performance.now();
  const checked = check();
  return { checked, milliseconds: performance.now() - start };
}

/** What no environment may lead to: an estate in spite of errors, none without, or words for programmers. */
function surpriseIn({ estate, findings }: Checked): string | undefined {
  const isRefused = findings.some(({ severity }) => severity === "error");
  if ((estate === undefined) !== isRefused) return isRefused ? "an estate, with errors" : "no estate, and no error";
  return findings.map(findingText).find((text) => /undefined|\[object|NaN|Infinity/.test(text));
}

function kindOf(environment: unknown, { estate }: Checked): "passed" | "refused by shape" | "refused by rules" {
  if (estate !== undefined) return "passed";
  const faults = new Findings();
  checkShape(environment, faults);
  return faults.list.length > 0 ? "refused by shape" : "refused by rules";
}
