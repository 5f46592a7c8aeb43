import { FONTS, LINE, type Text, type Wire, type WireKind } from "./shapes";
import { textWidth } from "./text";

const MEANINGS: readonly (readonly [WireKind, string])[] = [
  ["query", "who asks whom for names"],
  ["hub-peering", "VPC peering with a hub, for DNS"],
  ["peering", "VPC peering between applications, with the services that may be used"],
  ["pending", "VPC peering that is not active"],
  ["vpn", "VPN"],
  ["external", "link that others run (Direct Connect, transit gateway)"],
];

const SWATCH = 40;
const SPACE = 12;

/** What the lines of a picture mean; of the kinds that it has. It begins at 0, 0. */
export function legendOf(
  wires: readonly Wire[],
  width: number,
): { readonly texts: readonly Text[]; readonly wires: readonly Wire[]; readonly height: number } {
  const kinds = new Set(wires.map(({ kind }) => kind));
  const texts: Text[] = [];
  const swatches: Wire[] = [];
  let [x, y] = [0, 0];
  for (const [kind, text] of MEANINGS.filter(([meant]) => kinds.has(meant))) {
    const needed = SWATCH + SPACE + textWidth(text, FONTS.note);
    if (x > 0 && x + needed > width) [x, y] = [0, y + LINE];
    const path = [
      { x, y: y + 9 },
      { x: x + SWATCH, y: y + 9 },
    ];
    swatches.push({ kind, title: text, paths: [path], joints: [], arrows: kind === "query" ? "end" : "none" });
    texts.push({ x: x + SWATCH + SPACE, y: y + 13, text, style: "note", anchor: "start" });
    x += needed + 2 * SPACE;
  }
  return { texts, wires: swatches, height: texts.length === 0 ? 0 : y + LINE };
}
