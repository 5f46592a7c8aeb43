// How long the app takes that cdktf.json names (npm and the CDKTF CLI left out, its build warm) to write every
// environment, beside a bare node process that imports the same provider classes and does nothing with them. More than
// twice as long is a failure. Both run next to each other and are compared pair by pair: machines are never quiet. What
// is too slow may be measured again, so that a burst of other work is not taken for ours.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const PAIRS = 15;
const ROUNDS = 3;
const LIMIT = 2;

const root = fileURLToPath(new URL("..", import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), "central-dns-startup-"));
const classes = importedClasses(["values", "modules", "model", "stacks"]);
const app = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"))
  .app.split(" ")
  .slice(1);
const bare = ["-e", ["cdktf", ...classes].map((name) => `require(${JSON.stringify(name)});`).join("")];

try {
  run(app);
  const isFast = Array.from({ length: ROUNDS }, (_, round) => round + 1).some((round) => measure(round) <= LIMIT);
  if (!isFast) process.exitCode = 1;
} finally {
  rmSync(outdir, { recursive: true });
}

/** How many times the bare process the app takes. */
function measure(round) {
  const pairs = Array.from({ length: PAIRS }, (_, pair) => {
    if (pair % 2 === 0) return { appTime: run(app), bareTime: run(bare) };
    const bareTime = run(bare);
    return { appTime: run(app), bareTime };
  });
  const ratio = median(pairs.map(({ appTime, bareTime }) => appTime / bareTime));
  console.log(`round ${round} of at most ${ROUNDS}: medians of ${PAIRS} pairs`);
  console.log(`  app   ${median(pairs.map(({ appTime }) => appTime)).toFixed(0)} ms  (node ${app.join(" ")})`);
  console.log(
    `  bare  ${median(pairs.map(({ bareTime }) => bareTime)).toFixed(0)} ms  (node importing cdktf and ${classes.length} provider classes)`,
  );
  console.log(`  ratio ${ratio.toFixed(2)}, at most ${LIMIT}`);
  return ratio;
}

/** Milliseconds that node takes. */
function run(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return performance.now() - start;
}

/** What the sources import of the provider, each once. */
function importedClasses(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, folder, file), "utf8")),
  );
  return [...new Set(files.flatMap((text) => text.match(/@cdktf\/provider-aws\/lib\/[\w-]+/g) ?? []))].sort();
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
