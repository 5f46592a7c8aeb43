import type { PeeringShape } from "../picture";
import { LANE } from "./above";
import type { Block } from "./blocks";
import type { VpcCard } from "./vpc-card";
import { laneCount, lanesOf, stretchBetween } from "./lanes";
import type { Wire } from "./shapes";

/** A peering between VPCs that takes part in some columns: it has a lane at the right of each. */
export interface PeeringLine {
  readonly peering: PeeringShape;
  readonly ends: readonly [PeeringEnd, PeeringEnd];
}

interface PeeringEnd {
  readonly column: number;
  readonly lane: number;
  /** Where it leaves its VPC. */
  readonly x: number;
  readonly y: number;
}

type Port = Omit<PeeringEnd, "lane">;

/** @param columns beside each other, their tops at the same height */
export function peeringLines(columns: readonly Block<VpcCard>[]): PeeringLine[] {
  const ports = new Map<PeeringShape, Port[]>();
  for (const [column, { cards }] of columns.entries()) {
    for (const { box, peerings } of cards) {
      for (const { peering, y } of peerings) {
        const port = { column, x: box.x + box.width, y: box.y + y };
        ports.set(peering, [...(ports.get(peering) ?? []), port]);
      }
    }
  }
  const lines = [...ports].flatMap(([peering, [a, b]]) => (a && b ? [{ peering, a, b }] : []));
  const lanes = columns.map(() => new Map<PeeringShape, number>());
  for (const [column, { height }] of columns.entries()) {
    const own = lines.filter(({ a, b }) => a.column === column || b.column === column);
    const stretches = own.map(({ a, b }) => {
      if (a.column === b.column) return stretchBetween(a.y, b.y);
      return { from: a.column === column ? a.y : b.y, to: Math.max(height, ...columns.map((other) => other.height)) };
    });
    for (const [index, lane] of lanesOf(stretches).entries()) {
      const peering = own[index]?.peering;
      if (peering !== undefined) lanes[column]?.set(peering, lane);
    }
  }
  const withLane = (port: Port, peering: PeeringShape) => ({ ...port, lane: lanes[port.column]?.get(peering) ?? 0 });
  return lines.map(({ peering, a, b }) => ({ peering, ends: [withLane(a, peering), withLane(b, peering)] }));
}

/** How many lanes there are at the right of a column. */
export function lanesBeside(lines: readonly PeeringLine[], column: number): number {
  return laneCount(lines.flatMap(({ ends }) => ends.filter((end) => end.column === column).map(({ lane }) => lane)));
}

/** Where columns have been placed. */
export interface PlacedColumn {
  readonly x: number;
  readonly top: number;
  readonly firstLane: number;
}

/**
 * Lines within a column stay beside it; others go down to a channel below all columns and up again.
 *
 * @param bottom where that channel begins
 */
export function peeringWires(
  lines: readonly PeeringLine[],
  columns: readonly PlacedColumn[],
  bottom: number,
  nameOf: (key: string) => string,
): { readonly wires: readonly Wire[]; readonly height: number } {
  const drafts = lines.map(({ peering, ends }) => {
    const [from, to] = ends.map(({ column, lane, x, y }) => {
      const { x: left = 0, top = 0, firstLane = 0 } = columns[column] ?? {};
      return { edge: { x: left + x, y: top + y }, turn: { x: firstLane + lane * LANE, y: top + y }, column };
    });
    return { peering, from, to };
  });
  const crossing = drafts.filter(({ from, to }) => from?.column !== to?.column);
  const lanes = lanesOf(crossing.map(({ from, to }) => stretchBetween(from?.turn.x ?? 0, to?.turn.x ?? 0)));
  const wires = drafts.map((draft): Wire => {
    const { peering, from, to } = draft;
    const lane = lanes[crossing.indexOf(draft)];
    const y = bottom + LANE * ((lane ?? 0) + 1);
    const turns = [from, to].map((end) => ({ x: end?.turn.x ?? 0, y }));
    const path = [from?.edge, from?.turn, ...(lane === undefined ? [] : turns), to?.turn, to?.edge];
    return {
      kind: peering.active ? "peering" : "pending",
      title: peeringTitle(peering, nameOf),
      paths: [path.filter((point) => point !== undefined)],
      joints: [],
      arrows: "none",
    };
  });
  return { wires, height: crossing.length === 0 ? 0 : (laneCount(lanes) + 1) * LANE };
}

function peeringTitle({ ends, services, active }: PeeringShape, nameOf: (key: string) => string): string {
  const what = services.length === 0 ? "" : `: ${services.join(", ")}`;
  return `peering between ${ends.map(nameOf).join(" and ")}${what}${active ? "" : ", not active"}`;
}
