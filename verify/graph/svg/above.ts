import type { Picture } from "../picture";
import type { HubCard } from "./hub-card";
import type { SiteCard } from "./site-card";
import { laneCount, lanesOf, stretchBetween } from "./lanes";
import { GRID, type Wire, type WireKind } from "./shapes";

/** A line between a site and a hub, or between two hubs. */
export interface UpperLine {
  readonly kind: WireKind;
  readonly title: string;
  readonly ends: readonly [string, string];
  readonly arrows: Wire["arrows"];
}

/** What runs between sites and hubs: links, hub peerings, and who asks whom. */
export function upperLines(picture: Picture, nameOf: (key: string) => string): UpperLine[] {
  const hubs = new Set(picture.hubs.map(({ key }) => key));
  const between = ([a, b]: readonly [string, string]) => `${nameOf(a)} and ${nameOf(b)}`;
  const links = picture.links.map(({ site, hub, over }): UpperLine => {
    const what = over === "vpn" ? "VPN" : "link that others run";
    return { kind: over, title: `${what} between ${between([site, hub])}`, ends: [site, hub], arrows: "none" };
  });
  const peerings = picture.peerings.filter(({ ends }) => ends.every((end) => hubs.has(end)));
  return [
    ...links,
    ...peerings.map(({ ends, active }): UpperLine => {
      const title = `peering between ${between(ends)}${active ? "" : ", not active"}`;
      return { kind: active ? "hub-peering" : "pending", title, ends, arrows: "none" };
    }),
    ...queries(picture, nameOf),
  ];
}

function queries({ hubs, sites }: Picture, nameOf: (key: string) => string): UpperLine[] {
  const askers = [...sites, ...hubs.map(({ key, servers }) => ({ key, forwards: servers.forwards }))];
  const keys = new Set(askers.map(({ key }) => key));
  const lines = new Map<string, { ends: [string, string]; titles: string[]; both: boolean }>();
  for (const { key, forwards } of askers) {
    for (const { domain, to } of forwards) {
      if (to === undefined || to === key || !keys.has(to)) continue;
      const line = lines.get(JSON.stringify([to, key])) ?? lines.get(JSON.stringify([key, to]));
      const title = `${nameOf(key)} asks ${nameOf(to)} for ${domain}`;
      if (line === undefined) lines.set(JSON.stringify([key, to]), { ends: [key, to], titles: [title], both: false });
      else {
        line.titles.push(title);
        if (line.ends[0] !== key) line.both = true;
      }
    }
  }
  return [...lines.values()].map(({ ends, titles, both }) => ({
    kind: "query",
    title: titles.join("; "),
    ends,
    arrows: both ? "both" : "end",
  }));
}

/** How many lines end at each. */
export function portCounts(lines: readonly UpperLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const end of lines.flatMap(({ ends }) => ends)) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

export const LANE = 12;

/** Lines between the rows of sites and hubs, which lie at x and know nothing of y yet: how high the channel must be. */
export interface UpperChannel {
  readonly height: number;
  wires(hubs: readonly HubCard[], sites: readonly SiteCard[], top: number): Wire[];
}

/**
 * Ports of sites and of hubs lie on different points of the grid, so that no two of their lines ever coincide; each line
 * has a lane for its way between them.
 */
export function upperChannel(
  lines: readonly UpperLine[],
  hubs: readonly HubCard[],
  sites: readonly SiteCard[],
): UpperChannel {
  const centers = new Map([...hubs, ...sites].map(({ shape, box }) => [shape.key, box.x + box.width / 2]));
  const hubKeys = new Set(hubs.map(({ shape }) => shape.key));
  const portOf = new Map<string, number>();
  const assign = (key: string, first: number) => {
    const own = lines.flatMap((line, index) =>
      line.ends.includes(key) ? [{ index, other: centers.get(line.ends.find((end) => end !== key) ?? "") ?? 0 }] : [],
    );
    own.sort((a, b) => a.other - b.other || a.index - b.index);
    for (const [at, { index }] of own.entries()) portOf.set(`${index} ${key}`, first + at * GRID);
  };
  for (const { shape, box, firstPort } of hubs) assign(shape.key, onPhase(box.x + firstPort, GRID / 2));
  for (const { shape, box } of sites) assign(shape.key, onPhase(box.x + 12, 0));

  const stretches = lines.map(({ ends: [a, b] }, index) =>
    stretchBetween(portOf.get(`${index} ${a}`) ?? 0, portOf.get(`${index} ${b}`) ?? 0),
  );
  const betweenHubs = lines.map(({ ends }) => ends.every((end) => hubKeys.has(end)));
  const siteLanes = lanesOf(stretches.filter((_, index) => !betweenHubs[index]));
  const hubLanes = lanesOf(stretches.filter((_, index) => betweenHubs[index]));
  const lowest = laneCount(siteLanes) + laneCount(hubLanes);
  const laneOf = betweenHubs.map((hub) => (hub ? lowest - 1 - (hubLanes.shift() ?? 0) : (siteLanes.shift() ?? 0)));

  return {
    height: lowest === 0 ? 0 : (lowest + 1) * LANE,
    wires(placedHubs, placedSites, top) {
      const ends = new Map<string, { readonly edge: number; readonly servers: number }>([
        ...placedHubs.map(
          ({ shape, box, servers }) => [shape.key, { edge: box.y, servers: box.y + servers.top }] as const,
        ),
        ...placedSites.map(
          ({ shape, box }) => [shape.key, { edge: box.y + box.height, servers: box.y + box.height }] as const,
        ),
      ]);
      return lines.map(({ kind, title, ends: [a, b], arrows }, index) => {
        const y = top + LANE * ((laneOf[index] ?? 0) + 1);
        const point = (key: string) => {
          const end = ends.get(key);
          return {
            x: portOf.get(`${index} ${key}`) ?? 0,
            y: (kind === "query" ? end?.servers : end?.edge) ?? 0,
          };
        };
        const [from, to] = [point(a), point(b)];
        const path = [from, { x: from.x, y }, { x: to.x, y }, to];
        return { kind, title, paths: [path], joints: [], arrows };
      });
    },
  };
}

/** The next point of the grid, moved by a phase. */
export function onPhase(x: number, phase: number): number {
  return Math.ceil((x - phase) / GRID) * GRID + phase;
}
