import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dev } from "../../environments/dev";
import { prod } from "../../environments/prod";
import { textsOf } from "../stacks/estates";
import { temporaryDirectory } from "../support/temporary-directory";
import { contentsOf, ROOT, run, TRACE } from "./commands";
import { workingCopy } from "./working-copy";

/** The command of cdktf.json, run as the CDKTF CLI runs it. */
function app(directory: string, root = ROOT) {
  const { app: command } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")) as { app: string };
  const [program = "", launcher = "", ...args] = command.split(" ");
  return run(directory, program, join(root, launcher), ...args);
}

it("two processes in two places write the same bytes, and nothing but the output", () => {
  const [one, other] = [temporaryDirectory(), temporaryDirectory()];
  const silent = { status: 0, stdout: "", stderr: "" };
  expect([app(one), app(other)]).toEqual([silent, silent]);
  const stacks = [...textsOf(dev).keys(), ...textsOf(prod).keys()];
  const files = ["facts.json", "manifest.json", ...stacks.map((stack) => `stacks/${stack}/cdk.tf.json`)];
  expect(Object.keys(contentsOf(one)).sort()).toEqual(files.map((file) => `cdktf.out/${file}`).sort());
  expect(contentsOf(one)).toEqual(contentsOf(other));
});

it("a wrong environment is told in words, and the previous output stays as it was", () => {
  const copy = workingCopy();
  expect(app(copy, copy).status).toBe(0);
  const before = contentsOf(join(copy, "cdktf.out"));
  const file = join(copy, "environments/dev.ts");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace('"222222222222"', '"2222"').replace('"10.2.1.10"', '"10.2.1"'),
  );
  const { status, stdout, stderr } = app(copy, copy);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("accounts.app1.id");
  expect(stderr).not.toMatch(TRACE);
  expect(contentsOf(join(copy, "cdktf.out"))).toEqual(before);
});
