import { grouped } from "../grouped";
import type { PeeringShape, Picture, VpcShape } from "../picture";
import { type Card, limited, namesOf, notes, some, WIDEST } from "./rows";
import { baseline, FONTS, LINE, onGrid, PADDING, type Row, rowsWidth, stacked } from "./shapes";
import { fitted } from "./text";

export interface VpcCard extends Card<VpcShape> {
  /** Its peerings with other VPCs, and how far below its top they leave it on the right. */
  readonly peerings: readonly { readonly peering: PeeringShape; readonly y: number }[];
}

/** Ports on the left of a VPC lie this far apart, the first one as far below its top. */
export const PORT_STEP = 14;

/** Cards of all VPCs, one as wide as the other. */
export function vpcCards(picture: Picture, portsOf: (vpc: string) => number): VpcCard[] {
  const nameOf = namesOf(picture);
  const hubs = new Set(picture.hubs.map(({ key }) => key));
  const between = picture.peerings.filter(({ ends }) => !ends.some((end) => hubs.has(end)));
  const ends = between.flatMap((peering) => peering.ends.map((end) => ({ end, peering })));
  const peeringsOf = new Map(grouped(ends, ({ end }) => end));
  const drafts = picture.vpcs.map((vpc) => {
    const own = (peeringsOf.get(vpc.key) ?? []).map(({ peering }) => peering);
    const rows = own.map((peering) => service(peering, nameOf(peering.ends.find((end) => end !== vpc.key) ?? "")));
    return { vpc, own, rows: vpcRows(vpc), services: rows };
  });
  const width = onGrid(
    drafts.reduce((most, { rows, services }) => Math.max(most, rowsWidth([...rows, ...services])), 120) + 2 * PADDING,
  );
  return drafts.map(({ vpc, own, rows, services }) => {
    const top = PADDING + rows.length * LINE;
    const height = Math.max(top + services.length * LINE, portsOf(vpc.key) * PORT_STEP) + PADDING;
    const rightTexts = services.map((row, index) => ({
      ...row,
      x: width - PADDING,
      y: top + baseline(index),
      anchor: "end" as const,
    }));
    const kind = vpc.owner === "estate" ? ("vpc" as const) : ("third-party" as const);
    const texts = [...stacked(rows, PADDING), ...rightTexts];
    return {
      shape: vpc,
      box: { kind, x: 0, y: 0, width, height, texts, boxes: [] },
      peerings: own.map((peering, index) => ({ peering, y: top + index * LINE + LINE / 2 })),
    };
  });
}

function vpcRows(vpc: VpcShape): Row[] {
  return limited([
    { text: vpc.name, style: "name" },
    ...some(vpc.cidrs.length > 0 ? vpc.cidrs : ["networks not told"]),
    ...some(vpc.zones.map((zone) => `zone ${zone}`)),
    ...notes(vpc.notes),
  ]);
}

/** The other end first: that is what must not be cut off. */
function service({ services, active }: PeeringShape, other: string): Row {
  const what = services.length > 0 ? `: ${services.join(", ")}` : "";
  const text = fitted(`${active ? "" : "not active: "}${other}${what}`, FONTS.service, WIDEST);
  return { text, style: "service" };
}
