import { type Box, FONTS, type Point, type Text, type TextStyle, type Wire } from "./shapes";
import { escaped } from "./text";

/** Colours that differ in lightness too (after Okabe and Ito): legible in grey, and to the colour-blind. */
const INK = "#1b1f24";
const BLUE = "#0072b2";
const ORANGE = "#d55e00";

const fontRule = ([style, { size, bold }]: [string, { size: number; bold: boolean }]) =>
  `.t-${style}{font-size:${size}px${bold ? ";font-weight:bold" : ""}}`;

export const STYLE = [
  "<style>",
  `text{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif;fill:${INK}}`,
  Object.entries(FONTS).map(fontRule).join(""),
  `.t-note{fill:#4b535d}.t-service{fill:#9a4300}`,
  `rect{stroke:${INK}}.paper{fill:#fff;stroke:none}`,
  `.account>rect{fill:#f3f5f7;stroke:#6b747e;stroke-width:1.5}`,
  `.region>rect{fill:#fff;stroke:#6b747e;stroke-dasharray:5 3}`,
  `.on-premises>rect{fill:#f7f3ea;stroke:#6b747e;stroke-width:1.5}`,
  `.vpc>rect,.site>rect,.resolver>rect{fill:#fff}`,
  `.third-party>rect{fill:#fff;stroke-dasharray:2 3}`,
  `.hub>rect{fill:#dcebf7;stroke:#0b3c5d;stroke-width:2.5}.servers>rect{fill:#fff;stroke:${BLUE};stroke-width:2}`,
  `.wire{fill:none;stroke-linejoin:round}.mark{stroke:none}`,
  `.query .wire{stroke:${BLUE};stroke-width:2;stroke-dasharray:2 3}.query .mark{fill:${BLUE}}`,
  `.hub-peering .wire{stroke:#9aa2ab;stroke-width:1.5}.hub-peering .mark{fill:#9aa2ab}`,
  `.peering .wire{stroke:${ORANGE};stroke-width:2.5}`,
  `.pending .wire{stroke:#4b535d;stroke-width:2;stroke-dasharray:2 5}.pending .mark{fill:#4b535d}`,
  `.vpn .wire{stroke:${INK};stroke-width:2;stroke-dasharray:9 4}`,
  `.external .wire{stroke:${INK};stroke-width:2;stroke-dasharray:12 3 2 3}`,
  "</style>",
].join("\n");

export function boxMarkup(box: Box): string {
  const { kind, x, y, width, height, texts, boxes } = box;
  const corner = kind === "site" || kind === "on-premises" ? 0 : 4;
  return [
    `<g class="${kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}"/>`,
    ...texts.map(textMarkup),
    ...boxes.map(boxMarkup),
    "</g>",
  ].join("\n");
}

export function textMarkup({ x, y, text, style, anchor }: Text): string {
  const end = anchor === "end" ? ' text-anchor="end"' : "";
  return `<text class="t-${style satisfies TextStyle}" x="${x}" y="${y}"${end}>${escaped(text)}</text>`;
}

export function wireMarkup({ kind, title, paths, joints, arrows }: Wire): string {
  const data = paths.map((path) => `M${path.map(({ x, y }) => `${x} ${y}`).join("L")}`).join("");
  const [first = []] = paths;
  const tips = [...(arrows === "none" ? [] : [first]), ...(arrows === "both" ? [[...first].reverse()] : [])];
  return [
    `<g class="${kind}"><title>${escaped(title)}</title><path class="wire" d="${data}"/>`,
    ...joints.map(({ x, y }) => `<circle class="mark" cx="${x}" cy="${y}" r="3"/>`),
    ...tips.map((path) => `<path class="mark" d="${arrowHead(path)}"/>`),
    "</g>",
  ].join("\n");
}

/** At the end of a path whose last stretch is vertical or horizontal. */
function arrowHead(path: readonly Point[]): string {
  const [before, tip] = path.slice(-2);
  if (before === undefined || tip === undefined) return "";
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const base = { x: tip.x - 10 * dx, y: tip.y - 10 * dy };
  const corners = [tip, { x: base.x - 5 * dy, y: base.y + 5 * dx }, { x: base.x + 5 * dy, y: base.y - 5 * dx }];
  return `M${corners.map(({ x, y }) => `${x} ${y}`).join("L")}Z`;
}
