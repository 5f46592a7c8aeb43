import type { HubShape } from "../picture";
import { type Card, forwardText, limited, notes, some } from "./rows";
import { type Box, GRID, LINE, onGrid, PADDING, type Row, rowsWidth, stacked } from "./shapes";

export interface HubCard extends Card<HubShape> {
  /** From its left edge: where lines that come from above may end; the next ones lie a grid step further right. */
  readonly firstPort: number;
  /** From its top: queries end at the servers, peerings at the edge. */
  readonly servers: { readonly top: number; readonly bottom: number };
  readonly resolverBottom: number;
}

/**
 * Queries come from below to the servers, and go on upwards: to the resolver above them, or past it, on the right.
 *
 * @param ports how many lines end at its upper edge
 * @param labels what stands above it, left of these lines
 */
export function hubCard(
  hub: HubShape,
  nameOf: (key: string) => string,
  ports: number,
  labels: readonly string[],
): HubCard {
  const head = limited([{ text: `Hub ${hub.name} (DNS-VPC)`, style: "name" }, ...some(hub.cidrs), ...notes(hub.notes)]);
  const resolver = limited([
    { text: "Route 53 Resolver", style: "frame" },
    { text: `${hub.resolver.address} (VPC base+2)`, style: "plain" },
    ...some(hub.zones.map((zone) => `zone ${zone}`)),
    ...some(hub.resolver.zones.length > 0 ? [`answers from ${hub.resolver.zones.length} private zones`] : []),
  ]);
  const servers = limited([
    { text: hub.servers.title, style: "frame" },
    ...some(hub.servers.places),
    ...some(
      hub.servers.forwards.map((forward) => forwardText(forward, nameOf)),
      12,
    ),
  ]);
  const inner = rowsWidth(resolver) + 2 * PADDING;
  const firstPort =
    onGrid(
      Math.max(
        rowsWidth([...head, ...labels.map((text): Row => ({ text, style: "frame" }))]) + PADDING,
        inner + PADDING,
      ),
    ) +
    GRID / 2;
  const width = onGrid(
    Math.max(firstPort + ports * GRID + PADDING, rowsWidth(servers) + 4 * PADDING, firstPort + PADDING),
  );
  const resolverTop = PADDING + head.length * LINE + PADDING / 2;
  const resolverBox = innerBox("resolver", resolver, PADDING, resolverTop, inner);
  const serversTop = resolverTop + resolverBox.height + 26;
  const serversBox = innerBox("servers", servers, PADDING, serversTop, width - 2 * PADDING);
  const bottom = serversTop + serversBox.height;
  return {
    shape: hub,
    box: {
      kind: "hub",
      x: 0,
      y: 0,
      width,
      height: bottom + PADDING,
      texts: stacked(head, PADDING),
      boxes: [resolverBox, serversBox],
    },
    firstPort,
    servers: { top: serversTop, bottom },
    resolverBottom: resolverTop + resolverBox.height,
  };
}

function innerBox(kind: "resolver" | "servers", rows: readonly Row[], x: number, y: number, width: number): Box {
  const texts = stacked(rows, 6).map((text) => ({ ...text, x: text.x + x, y: text.y + y }));
  return { kind, x, y, width, height: rows.length * LINE + 12, texts, boxes: [] };
}
