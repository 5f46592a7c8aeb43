import { type Box, FONTS, LINE, moved, PADDING } from "./shapes";
import { fitted } from "./text";

/** Something with cards that is placed as a whole; its upper left corner is 0, 0. */
export interface Block<Card extends HasBox> {
  readonly frames: readonly Box[];
  readonly cards: readonly Card[];
  readonly width: number;
  readonly height: number;
}

interface HasBox {
  readonly box: Box;
}

/** What a frame adds to what it holds: left, right and below; above it there is its label as well. */
export const FRAME = 12;
export const FRAME_TOP = FRAME + LINE;
/** Between neighbours. */
export const GAP = 20;

export function blockOf<Card extends HasBox>(card: Card): Block<Card> {
  return { frames: [], cards: [card], width: card.box.width, height: card.box.height };
}

export function below<Card extends HasBox>(blocks: readonly Block<Card>[]): Block<Card> {
  let y = -GAP;
  const placed = blocks.map((block) => {
    const at = shifted(block, 0, y + GAP);
    y += GAP + block.height;
    return at;
  });
  return { ...joined(placed), width: Math.max(0, ...blocks.map(({ width }) => width)), height: Math.max(0, y) };
}

export function beside<Card extends HasBox>(blocks: readonly Block<Card>[]): Block<Card> {
  let x = -GAP;
  const placed = blocks.map((block) => {
    const at = shifted(block, x + GAP, 0);
    x += GAP + block.width;
    return at;
  });
  return { ...joined(placed), width: Math.max(0, x), height: Math.max(0, ...blocks.map(({ height }) => height)) };
}

export function framed<Card extends HasBox>(kind: Box["kind"], label: string, block: Block<Card>): Block<Card> {
  const width = block.width + 2 * FRAME;
  const height = FRAME_TOP + block.height + FRAME;
  const text = fitted(label, FONTS.frame, block.width);
  const inner = shifted(block, FRAME, FRAME_TOP);
  const texts = [{ text, style: "frame" as const, x: FRAME, y: PADDING + 13, anchor: "start" as const }];
  return {
    frames: [{ kind, x: 0, y: 0, width, height, texts, boxes: [] }, ...inner.frames],
    cards: inner.cards,
    width,
    height,
  };
}

export function shifted<Card extends HasBox>(block: Block<Card>, x: number, y: number): Block<Card> {
  return {
    ...block,
    frames: block.frames.map((frame) => moved(frame, x, y)),
    cards: block.cards.map((card) => ({ ...card, box: moved(card.box, x, y) })),
  };
}

function joined<Card extends HasBox>(blocks: readonly Block<Card>[]): Pick<Block<Card>, "frames" | "cards"> {
  return { frames: blocks.flatMap(({ frames }) => frames), cards: blocks.flatMap(({ cards }) => cards) };
}
