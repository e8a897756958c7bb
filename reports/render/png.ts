import { Resvg } from "@resvg/resvg-js";
import { FONT_FAMILY, FONT_FILES } from "./font.ts";

/** Pixels of the image for each of the figure: fit for print at some 190 dpi. */
const SCALE = 2;

/** An SVG as PNG, by a renderer that uses no font but ours. */
export function pngOf(svg: string): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: [...FONT_FILES],
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
  });
  return resvg.render().asPng();
}
