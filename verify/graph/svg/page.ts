import { grouped } from "../grouped";
import type { Picture } from "../picture";
import { LANE, onPhase, portCounts, upperChannel, upperLines } from "./above";
import { lanesBeside, peeringLines, peeringWires } from "./beside";
import { type Gutter, lowerChannelHeight, netsOf, netWires } from "./below";
import { beside, type Block, blockOf, framed, shifted } from "./blocks";
import { type HubCard, hubCard } from "./hub-card";
import { namesOf } from "./rows";
import { type SiteCard, siteCard } from "./site-card";
import { vpcCards } from "./vpc-card";
import { balancedColumns } from "./columns";
import { type Box, GRID, onGrid, type Wire } from "./shapes";

/** Everything in its place. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
}

const SPACE = 24;

/** Sites above, hubs below them, and below these the accounts in columns; lines run in the channels between. */
export function arrange(picture: Picture): Page {
  const nameOf = namesOf(picture);
  const lines = upperLines(picture, nameOf);
  const nets = netsOf(picture);
  const ports = portCounts(lines);
  const sites = siteRow(picture, ports, nameOf);
  const hubs = hubRow(picture, ports, nameOf);
  const cards = vpcCards(picture, (vpc) => nets.filter((net) => net.vpcs.has(vpc)).length);

  const above = sites.height + hubs.height + lines.length * LANE + lowerChannelHeight(nets) + 2 * SPACE;
  const columns = balancedColumns(cards, new Set(picture.hubs.map(({ account }) => account)), above, 6 * GRID);
  const peerings = peeringLines(columns);
  let right = 0;
  const places = columns.map((column, index) => {
    const own = nets.filter((net) => column.cards.some(({ shape }) => net.vpcs.has(shape.key)));
    const trunks = new Map(own.map((net, at) => [net, right + (at + 1) * GRID]));
    const x = right + own.length * GRID + GRID;
    const firstLane = x + column.width + LANE;
    right = onGrid(firstLane + lanesBeside(peerings, index) * LANE + LANE);
    return { x, firstLane, trunks };
  });

  const width = Math.max(right, hubs.width, sites.width);
  const centered = (block: { readonly width: number }) => onPhase((width - block.width) / 2, 0);
  const left = centered({ width: right });
  const placedSites = shifted(sites, centered(sites), 0);
  const hubsBeside = shifted(hubs, centered(hubs), 0);
  const upper = upperChannel(lines, hubsBeside.cards, placedSites.cards);

  const hubTop = placedSites.height + (sites.height > 0 || upper.height > 0 ? upper.height + SPACE : 0);
  const placedHubs = shifted(hubsBeside, 0, hubTop);
  const netTop = hubTop + hubs.height;
  const top = netTop + (hubs.height > 0 ? lowerChannelHeight(nets) + SPACE : 0);
  const placedColumns = columns.map((column, index) => shifted(column, left + (places[index]?.x ?? 0), top));
  const bottom = top + Math.max(0, ...columns.map(({ height }) => height));
  const gutters = places.map(({ trunks }, index): Gutter => {
    const moved = new Map([...trunks].map(([net, x]) => [net, x + left]));
    return { cards: placedColumns[index]?.cards ?? [], trunks: moved };
  });
  const across = peeringWires(
    peerings,
    places.map(({ x, firstLane }) => ({ x: left + x, top, firstLane: left + firstLane })),
    bottom,
    nameOf,
  );

  return {
    width,
    height: bottom + across.height,
    boxes: [placedSites, placedHubs, ...placedColumns].flatMap((block: Block<{ readonly box: Box }>) => [
      ...block.frames,
      ...block.cards.map(({ box }) => box),
    ]),
    wires: [
      ...netWires(nets, placedHubs.cards, gutters, netTop),
      ...placedHubs.cards.flatMap(resolverWire),
      ...upper.wires(placedHubs.cards, placedSites.cards, placedSites.height),
      ...across.wires,
    ],
  };
}

type Names = (key: string) => string;
type Ports = ReadonlyMap<string, number>;

/** In the order of the hubs that they are linked to, which keeps their lines short. */
function siteRow({ sites, hubs, links }: Picture, ports: Ports, nameOf: Names): Block<SiteCard> {
  const hubAt = new Map(hubs.map(({ key }, index) => [key, index]));
  const middle = (site: string) => {
    const linked = links.filter((link) => link.site === site).map(({ hub }) => hubAt.get(hub) ?? 0);
    return linked.reduce((sum, at) => sum + at, 0) / Math.max(1, linked.length);
  };
  const sorted = [...sites].sort((a, b) => middle(a.key) - middle(b.key));
  const row = beside(sorted.map((site) => blockOf(siteCard(site, nameOf, ports.get(site.key) ?? 0))));
  return sites.length === 0 ? row : framed("on-premises", "On-premises", row);
}

function hubRow({ hubs }: Picture, ports: Ports, nameOf: Names): Block<HubCard> {
  const accounts = grouped(hubs, ({ account }) => account).map(([account, own]) => {
    const label = `Account ${account}`;
    const regions = grouped(own, ({ region }) => region).map(([region, members]) => {
      const cards = members.map((hub) => hubCard(hub, nameOf, ports.get(hub.key) ?? 0, [label, region]));
      return framed("region", region, beside(cards.map(blockOf)));
    });
    return framed("account", label, beside(regions));
  });
  return beside(accounts);
}

/** From a hub's servers to its own resolver, above them. */
function resolverWire({ shape, box, servers, resolverBottom }: HubCard): Wire[] {
  const domains = shape.servers.forwards.filter(({ to }) => to === "resolver").map(({ domain }) => domain);
  const x = box.x + 3 * GRID;
  const path = [
    { x, y: box.y + servers.top },
    { x, y: box.y + resolverBottom },
  ];
  const title = `hub ${shape.name} asks its Route 53 Resolver for ${domains.join(", ")}`;
  return domains.length === 0 ? [] : [{ kind: "query", title, paths: [path], joints: [], arrows: "end" }];
}
