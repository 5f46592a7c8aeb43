import type { Proof } from "../proof/proof";
import type { Obstacle, Path } from "../packet/path";
import { hopsOf } from "./hops";
import { checkBlock } from "./live-commands";
import { isThrough, type Arrival, type Trace } from "./trace";

/** The trace as a person reads it: the name's resolution as 1.x, the packet's way to each answer as 2.x and on. */
export function traceText(proof: Proof, trace: Trace): string {
  const { question, resolution, query, arrivals } = trace;
  if (resolution === undefined) return `${question.from.title} has no DNS server that could be asked`;
  const hops = hopsOf(proof, question, resolution).flatMap(({ text, by, check }, at) => [
    `1.${at + 1}  ${text}`,
    ...(by === undefined ? [] : [`     by ${by}`]),
    `     check: ${check}`,
    ...(at === 0 && query ? blocked(query.obstacles) : []),
  ]);
  const ways = arrivals.flatMap((arrival, at) => ["", ...arrivalLines(proof, arrival, at + 2)]);
  const verdict = isThrough(trace) ? "every step works" : "it does not get through";
  return [...hops, ...ways, "", `${question.from.title} -> ${question.name}: ${verdict}`].join("\n");
}

function arrivalLines(proof: Proof, { address, to, path }: Arrival, section: number): string[] {
  if (to === undefined)
    return [`${section}.1  ${address} is in no network of the estate: whether it is reached is not told`];
  if (path === undefined) return [`${section}.1  nothing is known of the way to ${address}`];
  const steps = path.steps.flatMap(({ direction, text, by }, at) => {
    const block = proof.world.configuration.find(by);
    const check = block && checkBlock({ block, label: by });
    return [`${section}.${at + 1}  ${direction}: ${text}`, ...(check === undefined ? [] : [`     check: ${check}`])];
  });
  return [`packets to ${address}:`, ...steps, ...blocked(path.obstacles), ...trusted(path)];
}

function blocked(obstacles: readonly Obstacle[]): string[] {
  return obstacles.flatMap(({ code, cause, message, cure }) => [
    `     STOPS (${code}): ${message}`,
    `       at ${cause}`,
    `       set: ${cure}`,
  ]);
}

function trusted({ assumptions }: Path): string[] {
  return assumptions.map((assumption) => `     taken on trust: ${assumption}`);
}
