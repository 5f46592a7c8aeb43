import { type Font, textWidth } from "./text";

/** What a picture is made of. Coordinates are pixels from its upper left corner. */
export interface Box {
  readonly kind: BoxKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly Text[];
  readonly boxes: readonly Box[];
}

export type BoxKind =
  "account" | "region" | "vpc" | "third-party" | "hub" | "servers" | "resolver" | "on-premises" | "site";

export interface Text {
  /** Where it begins or, of `anchor: "end"`, ends. */
  readonly x: number;
  /** Its base line. */
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
  readonly anchor: "start" | "end";
}

export type TextStyle = "heading" | "name" | "frame" | "plain" | "note" | "service";

export type WireKind = "query" | "hub-peering" | "peering" | "pending" | "vpn" | "external";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines of one meaning: several paths where it branches. */
export interface Wire {
  readonly kind: WireKind;
  /** What a reader sees who points at it. */
  readonly title: string;
  readonly paths: readonly (readonly Point[])[];
  /** Where its paths meet. */
  readonly joints: readonly Point[];
  /** Tips of arrows: the last point of the first path points that way, and of `both` its first point too. */
  readonly arrows: "none" | "end" | "both";
}

export const FONTS: Readonly<Record<TextStyle, Font>> = {
  heading: { size: 20, bold: true },
  name: { size: 13, bold: true },
  frame: { size: 12, bold: true },
  plain: { size: 12, bold: false },
  note: { size: 11, bold: false },
  service: { size: 12, bold: false },
};

/** Between base lines. */
export const LINE = 18;
export const PADDING = 10;

/** A line of text that has no place yet. */
export interface Row {
  readonly text: string;
  readonly style: TextStyle;
}

export function rowsWidth(rows: readonly Row[]): number {
  return rows.reduce((width, { text, style }) => Math.max(width, textWidth(text, FONTS[style])), 0);
}

/** Rows one below the other, from the top of a box that begins at 0, 0. */
export function stacked(rows: readonly Row[], top: number): Text[] {
  return rows.map((row, index) => ({ ...row, x: PADDING, y: top + baseline(index), anchor: "start" }));
}

/** Of the row with this index, from the top of the first. */
export function baseline(index: number): number {
  return index * LINE + 13;
}

export function moved(box: Box, x: number, y: number): Box {
  return {
    ...box,
    x: box.x + x,
    y: box.y + y,
    texts: box.texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y })),
    boxes: box.boxes.map((inner) => moved(inner, x, y)),
  };
}

/** What takes at least this much, on the grid that keeps ports of different boxes off each other's lines. */
export function onGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}

export const GRID = 16;
