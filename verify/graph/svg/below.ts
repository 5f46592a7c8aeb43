import type { Picture } from "../picture";
import { LANE, onPhase } from "./above";
import type { HubCard } from "./hub-card";
import { PORT_STEP, type VpcCard } from "./vpc-card";
import { GRID, type Point, type Wire } from "./shapes";

/** Lines of one kind from a hub to all VPCs that have them: one trunk in the gutter of each column, with branches. */
export interface Net {
  readonly hub: string;
  readonly kind: "hub-peering" | "query" | "pending";
  readonly title: string;
  readonly vpcs: ReadonlySet<string>;
}

export function netsOf({ hubs, vpcs, peerings, clients }: Picture): Net[] {
  const known = new Set(vpcs.map(({ key }) => key));
  const links = [
    ...peerings.flatMap(({ ends: [a, b], active }) => {
      const kind = active ? ("hub-peering" as const) : ("pending" as const);
      return [
        { hub: a, vpc: b, kind },
        { hub: b, vpc: a, kind },
      ];
    }),
    ...clients.map(({ hub, vpc }) => ({ hub, vpc, kind: "query" as const })),
  ].filter(({ vpc }) => known.has(vpc));
  return hubs.flatMap(({ key, name }) =>
    (["hub-peering", "pending", "query"] as const).flatMap((kind) => {
      const own = links.filter((link) => link.hub === key && link.kind === kind);
      const title = { "hub-peering": "peerings with", pending: "peerings, not active, with", query: "queries to" }[
        kind
      ];
      return own.length === 0
        ? []
        : [{ hub: key, kind, title: `${title} hub ${name}`, vpcs: new Set(own.map(({ vpc }) => vpc)) }];
    }),
  );
}

/** A column's cards, and where the trunks of its nets run. */
export interface Gutter {
  readonly cards: readonly VpcCard[];
  readonly trunks: ReadonlyMap<Net, number>;
}

/** Height of the channel between hubs and columns. */
export function lowerChannelHeight(nets: readonly Net[]): number {
  return nets.length === 0 ? 0 : (nets.length + 1) * LANE;
}

/** @param top where the channel begins */
export function netWires(
  nets: readonly Net[],
  hubs: readonly HubCard[],
  gutters: readonly Gutter[],
  top: number,
): Wire[] {
  const cards = new Map(hubs.map((card) => [card.shape.key, card]));
  const taken = new Set(gutters.flatMap(({ trunks }) => [...trunks.values()]));
  return nets.map((net, index) => {
    const y = top + LANE * (index + 1);
    const hub = cards.get(net.hub);
    const dropX = hub === undefined ? 0 : portBelow(hub, taken);
    taken.add(dropX);
    const hubY = (hub?.box.y ?? 0) + (net.kind === "query" ? (hub?.servers.bottom ?? 0) : (hub?.box.height ?? 0));
    const trunks = gutters.flatMap((gutter) => trunk(net, nets, gutter, y));
    const xs = [dropX, ...trunks.map(({ x }) => x)].sort((a, b) => a - b);
    const [first = dropX, last = dropX] = [xs[0], xs.at(-1)];
    return {
      kind: net.kind,
      title: net.title,
      paths: [
        [
          { x: dropX, y },
          { x: dropX, y: hubY },
        ],
        [
          { x: first, y },
          { x: last, y },
        ],
        ...trunks.flatMap(({ paths }) => paths),
      ],
      joints: [
        ...xs.filter((x) => x !== first && x !== last).map((x) => ({ x, y })),
        ...trunks.flatMap(({ joints }) => joints),
      ],
      arrows: net.kind === "query" ? "end" : "none",
    };
  });
}

/** Where a line may leave a hub downwards, far enough from other lines for eyes to tell them apart. */
function portBelow({ box }: HubCard, taken: ReadonlySet<number>): number {
  const first = onPhase(box.x + GRID, GRID / 2);
  const free = Array.from({ length: Math.floor(box.width / GRID) - 2 }, (_, index) => first + index * GRID).filter(
    (x) => !taken.has(x),
  );
  const clear = free.find((x) => ![...taken].some((other) => Math.abs(other - x) < 1.5 * GRID));
  return clear ?? free[0] ?? first;
}

interface Trunk {
  readonly x: number;
  readonly paths: readonly (readonly Point[])[];
  readonly joints: readonly Point[];
}

function trunk(net: Net, nets: readonly Net[], { cards, trunks }: Gutter, top: number): Trunk[] {
  const x = trunks.get(net);
  if (x === undefined) return [];
  const branches = cards
    .filter(({ shape }) => net.vpcs.has(shape.key))
    .map(({ shape, box }) => ({ x: box.x, y: box.y + portOffset(net, nets, shape.key) }));
  const bottom = branches.at(-1)?.y ?? top;
  return [
    {
      x,
      paths: [
        [
          { x, y: top },
          { x, y: bottom },
        ],
        ...branches.map((end) => [{ x, y: end.y }, end]),
      ],
      joints: branches.slice(0, -1).map(({ y }) => ({ x, y })),
    },
  ];
}

/** A VPC has a port for each of its nets, one below the other. */
function portOffset(net: Net, nets: readonly Net[], vpc: string): number {
  const own = nets.filter(({ vpcs }) => vpcs.has(vpc));
  return PORT_STEP * (own.indexOf(net) + 1) + 4;
}
