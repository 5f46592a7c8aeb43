import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

/** What one process took for one estate, and what it wrote. */
export interface Measurement {
  /** From constructs to written JSON. */
  readonly seconds: number;
  /** Of the processor, in the same time: what else the machine does is left out. */
  readonly cpuSeconds: number;
  /** Of the whole process, until the JSON was written. */
  readonly peakMegabytes: number;
  readonly stacks: number;
  readonly resources: number;
  readonly dataSources: number;
}

/** Times one synthesis into a directory that is gone afterwards. */
export function measure(synthesize: (outdir: string) => void): Measurement {
  return inTemporaryDirectory((outdir) => {
    const before = process.cpuUsage();
    const { seconds } = time(() => synthesize(outdir));
    const { user, system } = process.cpuUsage(before);
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    return { seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes, ...countWritten(outdir) };
  });
}

export function time<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

export function inTemporaryDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "central-dns-bench-"));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function countWritten(outdir: string) {
  const stacks = readdirSync(join(outdir, "stacks")).map((stack) => {
    const text = readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8");
    return JSON.parse(text) as { readonly resource?: ByType; readonly data?: ByType };
  });
  return {
    stacks: stacks.length,
    resources: sum(stacks.map(({ resource }) => countEntries(resource))),
    dataSources: sum(stacks.map(({ data }) => countEntries(data))),
  };
}

type ByType = Readonly<Record<string, object>>;

function countEntries(types: ByType = {}): number {
  return sum(Object.values(types).map((entries) => Object.keys(entries).length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
