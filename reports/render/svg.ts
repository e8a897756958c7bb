import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { FONT_FAMILY, textWidthPx } from "./font.ts";

/** A part of Vega that its types leave out: how wide text is, and where the numbers in an SVG's ids begin. */
interface Scenegraph {
  readonly textMetrics: { width: (item: TextItem, text: unknown) => number };
  resetSVGDefIds(): void;
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

const { textMetrics, resetSVGDefIds } = vega as unknown as Scenegraph;

/** Vega's own default. */
const FONT_SIZE_PX = 11;

// Vega measures text by our font from here on, whatever canvas this machine has.
textMetrics.width = ({ fontSize = FONT_SIZE_PX, fontWeight }, text) =>
  textWidthPx(String(text ?? "").trim(), fontSize, fontWeight);

/** A figure brings its data: nothing is read or fetched, whatever a spec asks for. */
const NO_LOADER: vega.Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
};

/**
 * A figure as SVG: black on white, in the font that this package brings. No browser, no canvas, no clock: same spec, same
 * text on any machine. One at a time, since Vega counts the ids of a process.
 * @throws Error when the spec is none, or wants data from elsewhere.
 */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { config, ...rest } = spec;
  const onPaper = { ...rest, config: { ...config, background: "white", font: FONT_FAMILY } } as TopLevelSpec;
  const runtime = vega.parse(compile(onPaper, { logger: vega.logger(vega.Error) }).spec);
  const view = new vega.View(runtime, { renderer: "none", logLevel: vega.Error, loader: NO_LOADER });
  try {
    await view.runAsync();
    resetSVGDefIds();
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function refuse(uri: unknown): never {
  throw new Error(`the figure asks for ${String(uri)}; expected one that holds its data`);
}
