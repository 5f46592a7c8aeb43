import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EstateStacks } from "../stacks";
import type { EstateVerification } from "../verify";

/** What a synthesis wrote, in numbers. */
export interface Summary {
  readonly environment: string;
  readonly accounts: number;
  readonly regions: number;
  readonly vpcs: number;
  readonly zones: number;
  readonly peerings: number;
  readonly resources: number;
  readonly stacks: number;
  /** Pairs of a host class (a subnet, or a site) and a name that was proven to resolve for it. */
  readonly proven: number;
  /** Violations that the environment allows: others keep it from being written. */
  readonly allowed: number;
}

/** Counts what the Terraform JSON of an estate holds, and what was proven of it. */
export function summarize(
  { estate, stacks }: EstateStacks,
  outdir: string,
  verification: EstateVerification | undefined,
): Summary {
  const counts = stacks.flatMap((stack) => countResources(join(outdir, "stacks", stack, "cdk.tf.json")));
  const count = (type: string) => sum(counts.filter((entry) => entry.type === type));
  const networks = [...estate.hubs, ...estate.participants.flatMap(({ vpcs }) => vpcs)];
  return {
    environment: estate.name,
    accounts: new Set(networks.map(({ account }) => account.key)).size,
    regions: new Set(networks.map(({ region }) => region.name)).size,
    vpcs: networks.length,
    zones: count("aws_route53_zone"),
    peerings: count("aws_vpc_peering_connection"),
    resources: sum(counts),
    stacks: stacks.length,
    proven: verification?.figures.pairs ?? 0,
    allowed: verification?.allowed.length ?? 0,
  };
}

/** One line a reader takes in at a glance. */
export function summaryText({ environment, proven, allowed, ...counts }: Summary): string {
  const parts = Object.entries(counts).map(
    ([what, count]) => `${count} ${count === 1 ? what.replace(/s$/, "") : what}`,
  );
  const exceptions = allowed === 0 ? "" : `, ${allowed} ${allowed === 1 ? "violation" : "violations"} allowed`;
  return `${environment}: ${parts.join(", ")}; ${proven} pairs of host and name proven${exceptions}`;
}

interface TypeCount {
  readonly type: string;
  readonly count: number;
}

function countResources(file: string): TypeCount[] {
  const { resource = {} } = JSON.parse(readFileSync(file, "utf8")) as { resource?: Record<string, object> };
  return Object.entries(resource).map(([type, entries]) => ({ type, count: Object.keys(entries).length }));
}

function sum(counts: readonly TypeCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
