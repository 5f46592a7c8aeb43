/** A stretch of a channel that one line takes. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What keeps two lines of the same lane apart. */
const GAP = 12;

/**
 * Puts stretches side by side in as few lanes as it takes, so that no two of a lane meet; short ones get the inner lanes,
 * which lets long ones pass around them.
 *
 * @returns the lane of each, from 0
 */
export function lanesOf(stretches: readonly Stretch[]): number[] {
  const lanes: Stretch[][] = [];
  const laneOf = new Array<number>(stretches.length).fill(0);
  const shortFirst = [...stretches.entries()].sort(([i, a], [j, b]) => a.to - a.from - (b.to - b.from) || i - j);
  for (const [index, stretch] of shortFirst) {
    const free = lanes.findIndex((lane) => lane.every((other) => apart(stretch, other)));
    const lane = free === -1 ? lanes.push([]) - 1 : free;
    lanes[lane]?.push(stretch);
    laneOf[index] = lane;
  }
  return laneOf;
}

export function laneCount(lanes: readonly number[]): number {
  return lanes.reduce((count, lane) => Math.max(count, lane + 1), 0);
}

export function stretchBetween(a: number, b: number): Stretch {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

function apart(a: Stretch, b: Stretch): boolean {
  return a.to + GAP <= b.from || b.to + GAP <= a.from;
}
