import { Resvg } from "@resvg/resvg-js";
import { FONT_FAMILY, FONT_FILES } from "./font.ts";

/** Pixels of the image for each of the figure: fit for print at some 190 dpi. */
const SCALE = 2;

/** An SVG as PNG, by a renderer that uses no font but ours. */
export function pngOf(svg: string): Uint8Array {
  const resvg = new Resvg(withClipsInSight(withPlainOpacity(svg)), {
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

/**
 * resvg 2.6.2 ends the whole process at a mark that has an opacity of its own and lies outside the image, as clipped ones
 * may: the opacity of a single mark is given to its fill and its stroke instead.
 */
function withPlainOpacity(svg: string): string {
  return svg.replaceAll(/<(?:path|line|rect|circle|text)\b[^>]*>/g, (mark) =>
    /(?:fill|stroke)-opacity=/.test(mark)
      ? mark.replace(/ opacity="[^"]*"/, "")
      : mark.replace(/ opacity="([^"]*)"/, ' fill-opacity="$1" stroke-opacity="$1"'),
  );
}

/** The same with a clipped group whose every mark lies outside: it gets a rectangle as large as its clip, too faint to colour a pixel. */
function withClipsInSight(svg: string): string {
  const rects = new Map(
    [...svg.matchAll(/<clipPath id="(\w+)">(<rect [^>]*)\/><\/clipPath>/g)].map(([, id, rect]) => [id, rect]),
  );
  return svg.replaceAll(/<g [^>]*clip-path="url\(#(\w+)\)"[^>]*>/g, (group, id: string) => {
    const rect = rects.get(id);
    return rect === undefined ? group : `${group}${rect} fill="white" fill-opacity="0.001"/>`;
  });
}
