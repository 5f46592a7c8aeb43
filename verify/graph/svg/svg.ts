import type { Picture } from "../picture";
import { legendOf } from "./legend";
import { boxMarkup, STYLE, textMarkup, wireMarkup } from "./markup";
import { arrange } from "./page";
import { FONTS, moved, type Text, type Wire } from "./shapes";
import { escaped, fitted, textWidth } from "./text";

const MARGIN = 24;
const HEAD = 64;
const NARROWEST = 640;

/**
 * The picture as SVG: complete in itself, the same bytes for the same picture. Shapes and dashes tell lines apart as well
 * as their colours do.
 */
export function drawSvg(picture: Picture): string {
  const page = arrange(picture);
  const summary = summaryOf(picture);
  const inner = Math.max(NARROWEST, page.width, textWidth(summary, FONTS.plain));
  const left = MARGIN + Math.floor((inner - page.width) / 2);
  const legend = legendOf(page.wires, inner);
  const legendTop = MARGIN + HEAD + page.height + MARGIN;
  const width = inner + 2 * MARGIN;
  const height = legendTop + legend.height + MARGIN;
  const head: Text[] = [
    { text: fitted(picture.title, FONTS.heading, inner), style: "heading", x: MARGIN, y: MARGIN + 18, anchor: "start" },
    { text: summary, style: "plain", x: MARGIN, y: MARGIN + 40, anchor: "start" },
  ];
  const boxes = page.boxes.map((box) => moved(box, left, MARGIN + HEAD));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
      ' role="img" aria-labelledby="title description">',
    `<title id="title">${escaped(picture.title)}</title>`,
    `<desc id="description">${escaped(summary)}</desc>`,
    STYLE,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...head.map(textMarkup),
    ...boxes.map(boxMarkup),
    ...page.wires.map((wire) => wireMarkup(movedWire(wire, left, MARGIN + HEAD))),
    ...legend.wires.map((wire) => wireMarkup(movedWire(wire, MARGIN, legendTop))),
    ...legend.texts.map((text) => textMarkup({ ...text, x: text.x + MARGIN, y: text.y + legendTop })),
    "</svg>",
    "",
  ].join("\n");
}

function movedWire(wire: Wire, x: number, y: number): Wire {
  const move = (point: { readonly x: number; readonly y: number }) => ({ x: point.x + x, y: point.y + y });
  return { ...wire, paths: wire.paths.map((path) => path.map(move)), joints: wire.joints.map(move) };
}

function summaryOf({ hubs, vpcs, sites, peerings }: Picture): string {
  const all = [...hubs, ...vpcs.filter(({ owner }) => owner === "estate")];
  const counts: [number, string, string][] = [
    [new Set(all.map(({ account }) => account)).size, "account", "accounts"],
    [new Set(all.map(({ region }) => region)).size, "Region", "Regions"],
    [all.length, "VPC", "VPCs"],
    [hubs.length, "hub", "hubs"],
    [sites.length, "on-premises site", "on-premises sites"],
    [peerings.length, "peering", "peerings"],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}
