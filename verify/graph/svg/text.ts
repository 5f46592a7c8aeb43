/** How wide and how heavy text is drawn. Sizes are pixels. */
export interface Font {
  readonly size: number;
  readonly bold: boolean;
}

/**
 * What a text takes in the widest of the usual fonts (DejaVu Sans, Verdana), so that it fits in every other; an SVG does
 * not know which one its reader has.
 */
export function textWidth(text: string, { size, bold }: Font): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return Math.ceil(em * size * (bold ? 1.13 : 1));
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitted(text: string, font: Font, width: number): string {
  if (textWidth(text, font) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, font) > width) characters.pop();
  return `${characters.join("")}…`;
}

/** Text between tags or in an attribute; what XML cannot hold becomes a replacement character. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function emOf(character: string): number {
  if (/[ !'(),./:;I[\]fijlrt|·-]/.test(character)) return 0.45;
  if (/[a-ln-vx-z0-9"?_*`]/.test(character)) return 0.65;
  if (/[A-HJ-LNP-VX-Z&#+<=>~$^{}\\–→]/.test(character)) return 0.85;
  return character <= "\u024f" ? 1.02 : 1.3;
}
