import { DOMParser, type Element, type Node } from "@xmldom/xmldom";

/** What an SVG of ours shows, measured without its help. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly texts: readonly DrawnText[];
  readonly wires: readonly DrawnWire[];
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface DrawnBox extends Rectangle {
  readonly kind: string;
  /** Of the text inside it, that of inner boxes too. */
  readonly words: string;
}

export interface DrawnText extends Rectangle {
  readonly text: string;
  /** The box that it stands in, unless it stands on the page. */
  readonly box: Rectangle | undefined;
}

export interface DrawnWire {
  readonly kind: string;
  readonly title: string;
  readonly segments: readonly Rectangle[];
}

/** @throws where the text is not well-formed XML */
export function readDrawing(svg: string): Drawing {
  const onError = (level: string, message: string) => {
    if (level !== "warning") throw new Error(message);
  };
  const root = new DOMParser({ onError }).parseFromString(svg, "image/svg+xml").documentElement;
  if (root === null) throw new Error("there is no element");
  const all = (name: string) => [...root.getElementsByTagName(name)];
  const groups = all("g");
  return {
    width: numberOf(root, "width"),
    height: numberOf(root, "height"),
    boxes: groups.flatMap((group) => {
      const rectangle = rectangleOf(group);
      return rectangle === undefined
        ? []
        : [{ ...rectangle, kind: group.getAttribute("class") ?? "", words: group.textContent ?? "" }];
    }),
    texts: all("text").map((text) => drawnText(text, fontSizes(svg))),
    wires: groups.flatMap((group) => {
      const line = childrenOf(group).find((child) => child.getAttribute("class") === "wire");
      if (line === undefined) return [];
      const title = childrenOf(group).find(({ tagName }) => tagName === "title")?.textContent ?? "";
      const segments = segmentsOf(line.getAttribute("d") ?? "");
      return [{ kind: group.getAttribute("class") ?? "", title, segments }];
    }),
  };
}

/** Whether they share more than an edge. */
export function meet(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function holds(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top && inner.bottom <= outer.bottom
  );
}

/** What a wire takes up that is drawn along a segment. */
export function inked(segment: Rectangle, half = 1): Rectangle {
  const { left, top, right, bottom } = segment;
  return { left: left - half, top: top - half, right: right + half, bottom: bottom + half };
}

/** Advance widths of the printable ASCII characters in DejaVu Sans and its bold face, in thousandths of the font size. */
export const PLAIN = widths(
  "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 " +
    "838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 " +
    "611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 " +
    "634 592 818 592 592 525 636 337 636 838",
);
export const BOLD = widths(
  "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 " +
    "838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 " +
    "724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 " +
    "712 652 924 645 652 582 712 365 712 838",
);

function widths(text: string): ReadonlyMap<string, number> {
  return new Map(text.split(" ").map((width, index) => [String.fromCharCode(32 + index), Number(width)]));
}

function drawnText(element: Element, sizes: ReadonlyMap<string, FontRule>): DrawnText {
  const { size, bold } = sizes.get(element.getAttribute("class") ?? "") ?? { size: NaN, bold: false };
  const text = element.textContent ?? "";
  const face = bold ? BOLD : PLAIN;
  const width = Array.from(text).reduce((sum, character) => sum + ((face.get(character) ?? 1000) * size) / 1000, 0);
  const x = numberOf(element, "x");
  const left = element.getAttribute("text-anchor") === "end" ? x - width : x;
  const base = numberOf(element, "y");
  const parent = element.parentNode as Element;
  const area = { left, right: left + width, top: base - 0.76 * size, bottom: base + 0.24 * size };
  return { ...area, text, box: rectangleOf(parent) };
}

interface FontRule {
  readonly size: number;
  readonly bold: boolean;
}

function fontSizes(svg: string): Map<string, FontRule> {
  const rules = svg.matchAll(/\.(t-[a-z]+)\{font-size:(\d+)px(;font-weight:bold)?\}/g);
  return new Map(
    [...rules].map(([, name = "", size, bold]) => [name, { size: Number(size), bold: bold !== undefined }]),
  );
}

function rectangleOf(group: Element): Rectangle | undefined {
  const rect = childrenOf(group).find(({ tagName }) => tagName === "rect");
  if (rect === undefined || group.tagName !== "g") return undefined;
  const [left, top] = [numberOf(rect, "x"), numberOf(rect, "y")];
  return { left, top, right: left + numberOf(rect, "width"), bottom: top + numberOf(rect, "height") };
}

function segmentsOf(path: string): Rectangle[] {
  return path
    .split("M")
    .filter(Boolean)
    .flatMap((part) => {
      const points = part.split("L").map((point) => point.split(" ").map(Number));
      return points.slice(1).map(([x2 = NaN, y2 = NaN], index) => {
        const [x1 = NaN, y1 = NaN] = points[index] ?? [];
        return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
      });
    });
}

function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter((node: Node): node is Element => node.nodeType === 1);
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute) ?? NaN);
}
