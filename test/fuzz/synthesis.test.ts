import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkEnvironment } from "../../model";
import { synthesize } from "../../stacks";
import { centralDns, contentsOf, TRACE } from "../cli/commands";
import { temporaryDirectory } from "../support/temporary-directory";
import { describeWithTerraform, TerraformRun } from "../terraform/harness";
import { anyCase, anySensibleCase } from "./cases";

const CASES = 600;
const LEAST = CASES / 4;
const VALIDATED = 15;
const REFUSED = 8;

/** The stacks of some of the estates that were written. */
const written: string[] = [];

test("whatever passes the check is written", () => {
  let passed = 0;
  fc.assert(
    fc.property(anySensibleCase(), (environment) => {
      const { estate } = checkEnvironment(environment);
      if (estate === undefined) return;
      passed += 1;
      const outdir = temporaryDirectory();
      const [{ stacks } = { stacks: [] }] = synthesize([estate], { outdir, stateDirectory: join(outdir, "state") });
      const files = stacks.map((stack) => join(outdir, "stacks", stack));
      expect(files.filter((file) => !existsSync(join(file, "cdk.tf.json")))).toEqual([]);
      const some = files[passed % files.length];
      if (passed % Math.floor(LEAST / VALIDATED) === 0 && some !== undefined) written.push(some);
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

test("of what is refused nothing is written", () => {
  const project = temporaryDirectory();
  mkdirSync(join(project, "out/stacks/earlier"), { recursive: true });
  writeFileSync(join(project, "out/stacks/earlier/cdk.tf.json"), "{}");
  const refused = fc
    .sample(anyCase(), 20 * REFUSED)
    .filter((environment) => checkEnvironment(environment).estate === undefined);
  expect(refused.length).toBeGreaterThanOrEqual(REFUSED);
  for (const environment of refused.slice(0, REFUSED)) {
    writeFileSync(join(project, "environment.json"), JSON.stringify(environment));
    const before = contentsOf(project);
    const { status, stdout, stderr } = centralDns(project, "synth", "--config", "environment.json", "--out", "out");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/errors?(, \d+ warnings?)?; nothing was written\n$/);
    expect(stderr).not.toMatch(TRACE);
    expect(contentsOf(project)).toEqual(before);
  }
}, 60_000);
