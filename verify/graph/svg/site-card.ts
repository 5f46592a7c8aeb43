import type { SiteShape } from "../picture";
import { type Card, forwardText, limited, some } from "./rows";
import { GRID, LINE, onGrid, PADDING, rowsWidth, stacked } from "./shapes";

export type SiteCard = Card<SiteShape>;

/** @param ports how many lines end at its lower edge */
export function siteCard(site: SiteShape, nameOf: (key: string) => string, ports: number): Card<SiteShape> {
  const rows = limited([
    { text: site.name, style: "name" },
    ...some(site.domains.map((domain) => `domain ${domain}`)),
    ...some(site.networks.map((network) => `network ${network}`)),
    ...some(site.dnsServers.map((server) => `DNS server ${server}`)),
    ...some(site.forwards.map((forward) => forwardText(forward, nameOf))),
  ]);
  const width = Math.max(onGrid(rowsWidth(rows) + 2 * PADDING), (ports + 2) * GRID);
  const height = rows.length * LINE + 2 * PADDING;
  return { shape: site, box: { kind: "site", x: 0, y: 0, width, height, texts: stacked(rows, PADDING), boxes: [] } };
}
