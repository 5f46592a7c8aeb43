import { join } from "node:path";
import fc from "fast-check";
import { checkEnvironment } from "../../model";
import { synthesize } from "../../stacks";
import { temporaryDirectory } from "../support/temporary-directory";
import { describeWithTerraform, TerraformRun } from "../terraform/harness";
import { changedBy } from "./changes";
import { anyEnvironment } from "./environments";
import { harmless } from "./harmless";
import { senseless } from "./senseless";

const CASES = 320;
const LEAST = 150;
const VALIDATED = 10;

/** A stack of some of the estates that were written. */
const written: string[] = [];

test("whatever passes the check is written", () => {
  let passed = 0;
  const cases = changedBy(anyEnvironment(), [...harmless, ...harmless, ...senseless], 3);
  fc.assert(
    fc.property(cases, (environment) => {
      const { estate } = checkEnvironment(environment);
      if (estate === undefined) return;
      passed += 1;
      const outdir = temporaryDirectory();
      const [{ stacks } = { stacks: [] }] = synthesize([estate], { outdir, stateDirectory: join(outdir, "state") });
      expect(stacks).not.toEqual([]);
      if (passed % (LEAST / VALIDATED) === 0)
        written.push(join(outdir, "stacks", stacks[passed % stacks.length] ?? ""));
    }),
    { numRuns: CASES },
  );
  console.info(`${passed} of ${CASES} environments passed the check, and were written`);
  expect(passed).toBeGreaterThanOrEqual(LEAST);
}, 180_000);

describeWithTerraform("what was written of environments that pass the check", () => {
  test("is valid Terraform", async () => {
    expect(written.length).toBeGreaterThanOrEqual(VALIDATED);
    for (const stack of written.slice(0, VALIDATED)) {
      const run = await TerraformRun.of(stack);
      await run.validate();
      run.close();
    }
  }, 180_000);
});
