import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
// Node meets it as CommonJS: its names are found on the default alone.
// oxlint-disable-next-line import/default
import opentype, { type Font } from "opentype.js";

/** Free, with subscripts and signs that labels use; the package brings the files, so that no machine's own fonts matter. */
export const FONT_FAMILY = "DejaVu Sans";

const PLAIN = fileOf("DejaVuSans.ttf");
const BOLD = fileOf("DejaVuSans-Bold.ttf");
export const FONT_FILES: readonly string[] = [PLAIN, BOLD];

/** From so much weight on the bold file is used. */
const BOLD_FROM = 600;

const parsed = new Map<string, Font>();
/** Advances in parts of the font's em, by file and character. */
const advances = new Map<string, number>();

/** Width of a line of text in pixels, by the font's own advances, without kerning. */
export function textWidthPx(text: string, sizePx: number, weight: string | number | undefined): number {
  const file = weight === "bold" || Number(weight) >= BOLD_FROM ? BOLD : PLAIN;
  let ems = 0;
  for (const character of text) ems += advanceOf(file, character);
  return ems * sizePx;
}

function advanceOf(file: string, character: string): number {
  const key = file + character;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const font = fontOf(file);
  const ems = (font.charToGlyph(character).advanceWidth ?? 0) / font.unitsPerEm;
  advances.set(key, ems);
  return ems;
}

function fontOf(file: string): Font {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file);
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  // Of six thousand glyphs a figure needs some dozens: they are read when asked for.
  // oxlint-disable-next-line import/no-named-as-default-member
  const font = opentype.parse(whole, { lowMemory: true });
  parsed.set(file, font);
  return font;
}

function fileOf(name: string): string {
  return createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`);
}
