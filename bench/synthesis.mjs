// Our synthesis beside a flat program (bench/flat) that writes the same JSON but for addresses: one process each, in
// turns, medians. It fails where we are slower than the limits below allow. Takes some five minutes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { buildSync } from "esbuild";

const RUNS = 5;
/** Our time to that of the flat program as a user would write it, and with our trick: no stack traces for tokens. */
const LIMITS = { flat: 1, trick: 1.15 };
/**
 * Cost per participant of the largest estate, to that of a tenth of its participants behind as many hubs: every zone is
 * associated with every hub, so more hubs are more resources for each participant.
 */
const GROWTH_LIMIT = 1.25;
/** Participants and hubs. */
const ESTATES = [
  [10, 1],
  [100, 1],
  [100, 10],
  [1000, 10],
];

const root = fileURLToPath(new URL("..", import.meta.url));
const builds = mkdtempSync(join(tmpdir(), "central-dns-bench-"));
const programs = {
  ours: ["ours.js", "measureOurs"],
  flat: ["flat/index.js", "measureFlat"],
  trick: ["flat/index.js", "measureFlatWithTrick"],
};

try {
  build(["bench/ours.ts", "bench/flat/index.ts", "bench/compare.ts"]);
  for (const estate of ESTATES) compare(estate);
  const rows = ESTATES.map((estate) => ({ estate, ...measureAll(estate) }));
  print(rows);
  console.log("\ncheck of the environment, not in the times above (s)");
  for (const estate of ESTATES) console.log(`${named(estate)}: ${stepsText(call("ours.js", "measureCheck", estate))}`);
  judge(rows);
} finally {
  rmSync(builds, { recursive: true });
}

/** As `run.js` does it: each program in one file. */
function build(entryPoints) {
  const options = { bundle: true, platform: "node", target: "node20", logLevel: "warning" };
  buildSync({ absWorkingDir: root, entryPoints, outdir: builds, ...options });
}

/** Runs a function of a program in a process of its own. */
function call(file, name, estate) {
  const script = `JSON.stringify(require(${JSON.stringify(join(builds, file))}).${name}(${estate}))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-p", script], {
    encoding: "utf8",
    maxBuffer: Infinity,
  });
  if (status !== 0) throw new Error(`${name} of ${named(estate)} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function compare(estate) {
  const { ours, flat } = call("compare.js", "writtenByBoth", estate);
  const files = Object.keys({ ...ours, ...flat });
  const differing = files.filter((file) => !isDeepStrictEqual(ours[file], flat[file]));
  if (differing.length > 0) throw new Error(`${named(estate)}: not the same: ${differing.join(", ")}`);
  console.log(`${named(estate)}: both write the same JSON but for addresses, ${files.length} files`);
}

/** Ours runs next to either of the others, and is compared by processor time, run by run: machines are never quiet. */
function measureAll(estate) {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    console.error(`${named(estate)}: run ${run + 1} of ${RUNS}`);
    const order = run % 2 === 0 ? ["flat", "ours", "trick"] : ["trick", "ours", "flat"];
    return Object.fromEntries(order.map((program) => [program, call(...programs[program], estate)]));
  });
  const { stacks, resources, dataSources } = runs[0].ours;
  const secondsOf = (program, field) => median(runs.map((run) => run[program][field]));
  const peakOf = (program) => Math.round(median(runs.map((run) => run[program].peakMegabytes)));
  const ratioTo = (program) => median(runs.map((run) => run.ours.cpuSeconds / run[program].cpuSeconds));
  return {
    written: { stacks, resources, "data sources": dataSources },
    seconds: {
      "ours s": secondsOf("ours", "seconds"),
      "flat s": secondsOf("flat", "seconds"),
      "flat+trick s": secondsOf("trick", "seconds"),
    },
    cpuSeconds: secondsOf("ours", "cpuSeconds"),
    ratios: { flat: ratioTo("flat"), trick: ratioTo("trick") },
    megabytes: { "ours MB": peakOf("ours"), "flat MB": peakOf("flat"), "flat+trick MB": peakOf("trick") },
  };
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print(rows) {
  console.log(`\nsynthesis, medians of ${RUNS} runs; ratios and cost by processor time`);
  const table = rows.map(({ estate, written, seconds, ratios, cpuSeconds, megabytes }) => [
    named(estate),
    {
      ...written,
      ...Object.fromEntries(Object.entries(seconds).map(([name, time]) => [name, round(time)])),
      "ours/flat": round(ratios.flat),
      "ours/flat+trick": round(ratios.trick),
      "ours ms/participant": round((1000 * cpuSeconds) / estate[0]),
      ...megabytes,
    },
  ]);
  console.table(Object.fromEntries(table));
}

function judge(rows) {
  const [before, largest] = rows.slice(-2);
  const perParticipant = ({ estate, cpuSeconds }) => cpuSeconds / estate[0];
  const verdicts = [
    ["ours/flat", largest.ratios.flat, LIMITS.flat],
    ["ours/flat+trick", largest.ratios.trick, LIMITS.trick],
    [
      `time per participant, to ${named(before.estate)}`,
      perParticipant(largest) / perParticipant(before),
      GROWTH_LIMIT,
    ],
  ];
  console.log(`\n${named(largest.estate)}`);
  for (const [name, ratio, limit] of verdicts) {
    console.log(`${ratio <= limit ? "ok    " : "FAILED"}  ${name} ${round(ratio)}, at most ${limit}`);
    if (ratio > limit) process.exitCode = 1;
  }
}

function named([participants, hubs]) {
  return `${participants} participants, ${hubs} ${hubs === 1 ? "hub" : "hubs"}`;
}

function stepsText(steps) {
  return Object.entries(steps)
    .map(([step, time]) => `${step} ${time.toFixed(3)}`)
    .join(", ");
}

function round(number) {
  return Number(number.toFixed(2));
}
