import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { temporaryDirectory } from "../support/temporary-directory";
import { ROOT } from "./commands";

/** Runs a program of one command, which does just this. */
function runProgram(action: string) {
  const directory = temporaryDirectory();
  const [source, bundle] = ["program.ts", "program.js"].map((file) => join(directory, file));
  if (source === undefined || bundle === undefined) throw new Error("two names were given");
  writeFileSync(
    source,
    `import { Command } from "commander";
     import { Refusal } from ${JSON.stringify(join(ROOT, "cli/refusal"))};
     import { run } from ${JSON.stringify(join(ROOT, "cli/run"))};
     run(new Command("program").exitOverride().action(async () => { ${action} }));
     void Refusal;`,
  );
  buildSync({
    entryPoints: [source],
    bundle: true,
    platform: "node",
    outfile: bundle,
    nodePaths: [join(ROOT, "node_modules")],
  });
  const { status, stderr } = spawnSync(process.execPath, [bundle], { encoding: "utf8" });
  return { status, stderr };
}

test("a refusal ends with its own code and its words alone", () => {
  expect(runProgram('throw new Refusal("no such estate", 2);')).toEqual({ status: 2, stderr: "no such estate\n" });
});

test.each([
  { when: "while the command runs", action: 'throw new Error("a bug");' },
  { when: "after it", action: 'setTimeout(() => { throw new Error("a bug"); });' },
  { when: "in a promise that nobody waits for", action: 'void Promise.reject(new Error("a bug"));' },
])("a defect $when ends with 3, never with the 1 of a verdict, and with its stack", ({ action }) => {
  const { status, stderr } = runProgram(action);
  expect(status).toBe(3);
  expect(stderr).toMatch(/Error: a bug\n\s+at /);
});
