import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EstateStacks } from "../stacks";

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
}

/** Counts what the Terraform JSON of an estate holds. */
export function summarize({ estate, stacks }: EstateStacks, outdir: string): Summary {
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
  };
}

/** One line a reader takes in at a glance. */
export function summaryText({ environment, ...counts }: Summary): string {
  const parts = Object.entries(counts).map(
    ([what, count]) => `${count} ${count === 1 ? what.replace(/s$/, "") : what}`,
  );
  return `${environment}: ${parts.join(", ")}`;
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
