import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { textOf } from "../stacks/estates";
import { ROOT, run } from "./commands";
import { workingCopy } from "./working-copy";

/** Where a user may do so, programs are run with no network at all. */
const offline = run(ROOT, "unshare", "-rn", "true").status === 0 ? ["unshare", "-rn"] : [];
const quiet = ["env", "CHECKPOINT_DISABLE=1", "CI=1"];
const copy = workingCopy();
const settings = readFileSync(join(ROOT, "cdktf.json"), "utf8");

/** A command of the CDKTF CLI in the copy, and cdktf.json after it. */
function cdktf(prefix: readonly string[], command: string) {
  const [program, ...args] = [...offline, ...prefix, "npx", "cdktf", command];
  const outcome = run(copy, program, ...args);
  return { ...outcome, settings: readFileSync(join(copy, "cdktf.json"), "utf8") };
}

it("cdktf synth writes the app's bytes where the CLI keeps them", () => {
  const { status, stdout, settings: after } = cdktf(quiet, "synth");
  expect({ status, after }).toEqual({ status: 0, after: settings });
  expect(stdout).toContain("Generated Terraform code for the stacks: dev");
  expect(readFileSync(join(copy, "cdktf.out/stacks/dev/cdk.tf.json"), "utf8")).toBe(textOf(dev));
});

it("cdktf list names the stacks", () => {
  const { status, stdout, settings: after } = cdktf(quiet, "list");
  expect({ status, after }).toEqual({ status: 0, after: settings });
  expect(stdout).toMatch(/^dev +cdktf\.out\/stacks\/dev$/m);
});

/** With a network it would call home. */
(offline.length > 0 ? it : it.skip)(
  "without the variables that silence it the CLI neither fails nor rewrites cdktf.json",
  () => {
    const { status, stdout, settings: after } = cdktf([], "synth");
    expect({ status, after }).toEqual({ status: 0, after: settings });
    expect(stdout).toContain("Generated Terraform code for the stacks: dev");
  },
);
