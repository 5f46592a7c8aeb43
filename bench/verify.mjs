// How long it takes to load the Terraform of a large estate and to prove that every host resolves every name, one process
// each. It fails where that takes too long or too much memory, or grows faster than the estate.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const RUNS = 5;
/** Of the processor, since machines are never quiet; and of memory. */
const LIMITS = { seconds: 2, megabytes: 500 };
/** Cost per participant of the largest estate, to that of a quarter of its participants behind as many hubs. */
const GROWTH_LIMIT = 1.25;
/** Participants and hubs. */
const ESTATES = [
  [100, 1],
  [250, 10],
  [1000, 10],
];

const root = fileURLToPath(new URL("..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "central-dns-bench-"));
const program = join(directory, "verify.js");

try {
  const options = {
    bundle: true,
    platform: "node",
    target: "node20",
    logLevel: "warning",
    external: ["@cdktf/hcl2json"],
  };
  buildSync({ absWorkingDir: root, entryPoints: ["bench/verify.ts"], outfile: program, ...options });
  const estates = ESTATES.map((estate) => ({ estate, at: join(directory, estate.join("-")) }));
  const sizes = estates.map(({ estate, at }) => call("writeEstate", ...estate, at));
  const rows = estates.map(({ estate, at }, index) => ({ estate, ...sizes[index], ...measure(estate, at) }));
  print(rows);
  judge(rows);
} finally {
  rmSync(directory, { recursive: true });
}

/** Runs a function of the program in a process of its own. */
function call(name, ...args) {
  const work = `Promise.resolve(require(${JSON.stringify(program)}).${name}(...${JSON.stringify(args)}))`;
  const script = `${work}.then((result) => console.log(JSON.stringify(result)))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function measure(estate, at) {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    console.error(`${named(estate)}: run ${run + 1} of ${RUNS}`);
    return call("measureVerification", at);
  });
  if (runs.some(({ findings }) => findings > 0)) throw new Error(`${named(estate)} has findings`);
  const medianOf = (field) => median(runs.map((run) => run[field]));
  return {
    seconds: medianOf("seconds"),
    cpuSeconds: medianOf("cpuSeconds"),
    megabytes: Math.round(medianOf("peakMegabytes")),
  };
}

function print(rows) {
  console.log(`\nverification (load and prove), medians of ${RUNS} runs`);
  const table = rows.map(({ estate, hosts, names, seconds, cpuSeconds, megabytes }) => [
    named(estate),
    {
      "host x name": hosts * names,
      s: round(seconds),
      "cpu s": round(cpuSeconds),
      "cpu ms/participant": round((1000 * cpuSeconds) / estate[0]),
      MB: megabytes,
    },
  ]);
  console.table(Object.fromEntries(table));
}

function judge(rows) {
  const [before, largest] = rows.slice(-2);
  const perParticipant = ({ estate, cpuSeconds }) => cpuSeconds / estate[0];
  const verdicts = [
    ["seconds of the processor", largest.cpuSeconds, LIMITS.seconds],
    ["MB", largest.megabytes, LIMITS.megabytes],
    [
      `time per participant, to ${named(before.estate)}`,
      perParticipant(largest) / perParticipant(before),
      GROWTH_LIMIT,
    ],
  ];
  console.log(`\n${named(largest.estate)}`);
  for (const [name, value, limit] of verdicts) {
    console.log(`${value <= limit ? "ok    " : "FAILED"}  ${name} ${round(value)}, at most ${limit}`);
    if (value > limit) process.exitCode = 1;
  }
}

function named([participants, hubs]) {
  return `${participants} participants, ${hubs} ${hubs === 1 ? "hub" : "hubs"}`;
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function round(number) {
  return Number(number.toFixed(2));
}
