import { performance } from "node:perf_hooks";
import { verifyDirectory } from "../verify";
import { type BenchEstate, benchEstate } from "./estate";
import { synthesizeOurs } from "./ours";

/** What one process took to load and judge one estate. */
export interface VerificationMeasurement {
  readonly seconds: number;
  /** Of the processor, on all its cores. */
  readonly cpuSeconds: number;
  /** Of the whole process. */
  readonly peakMegabytes: number;
  readonly findings: number;
}

/** One subnet and one record for each participant: a thousand of them are a million pairs of host and name. */
function withOneEach(estate: BenchEstate): BenchEstate {
  const firstOf = <Entry>(entries: Readonly<Record<string, Entry>>) =>
    Object.fromEntries(Object.entries(entries).slice(0, 1));
  const participants = estate.participants.map((participant) => ({
    ...participant,
    subnets: firstOf(participant.subnets),
    records: firstOf(participant.records),
  }));
  return { ...estate, participants };
}

/** Writes the Terraform JSON and the facts of an estate. Returns how many hosts (as subnets) ask how many names. */
export function writeEstate(participants: number, hubs: number, outdir: string) {
  const estate = withOneEach(benchEstate(participants, hubs));
  synthesizeOurs(estate, outdir);
  return {
    hosts: sum(estate.participants.map(({ subnets }) => Object.keys(subnets).length)),
    names: sum(estate.participants.map(({ records }) => Object.keys(records).length)),
  };
}

export async function measureVerification(directory: string): Promise<VerificationMeasurement> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { findings } = await verifyDirectory(directory);
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    findings: findings.length,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
