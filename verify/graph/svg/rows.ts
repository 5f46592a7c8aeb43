import type { Forward, Picture, SiteShape, VpcShape } from "../picture";
import { type Box, FONTS, type Row } from "./shapes";
import { fitted } from "./text";

/** A box that stands for one thing of the estate, at 0, 0 until it is placed. */
export interface Card<Shape extends VpcShape | SiteShape = VpcShape | SiteShape> {
  readonly shape: Shape;
  readonly box: Box;
}

/** Longer lines are cut off. */
export const WIDEST = 320;

/** Each in a line of its own, the last ones counted where there are many. */
export function some(texts: readonly string[], most = 5): Row[] {
  const shown = texts.length > most ? [...texts.slice(0, most - 1), `and ${texts.length - most + 1} more`] : texts;
  return shown.map((text) => ({ text, style: "plain" }));
}

export function notes(texts: readonly string[]): Row[] {
  return texts.map((text) => ({ text, style: "note" }));
}

/** No wider than a card may be. */
export function limited(rows: readonly Row[]): Row[] {
  return rows.map(({ text, style }) => ({ text: fitted(text, FONTS[style], WIDEST), style }));
}

export function forwardText({ domain, to }: Forward, nameOf: (key: string) => string): string {
  const target = to === undefined ? "elsewhere" : to === "resolver" ? "Route 53 Resolver" : nameOf(to);
  return `${domain} → ${target}`;
}

/** Names of hubs, VPCs and sites by their keys. */
export function namesOf({ hubs, vpcs, sites }: Picture): (key: string) => string {
  const names = new Map<string, string>([
    ...[...vpcs, ...sites].map(({ key, name }) => [key, name] as const),
    ...hubs.map(({ key, name }) => [key, `hub ${name}`] as const),
  ]);
  return (key) => names.get(key) ?? key;
}
