import type { BuiltFigure } from "../page/figures-section.ts";
import { specText } from "../spec-text.ts";
import { csvOf, tableOf } from "../tables/index.ts";
import { pngOf } from "./png.ts";
import { svgOf } from "./svg.ts";

/** One figure as files: its spec, as vectors, as pixels, and the rows it draws. By file name; no date, no path in any of them. */
export async function renderedFigure({
  id,
  spec,
}: Pick<BuiltFigure, "id" | "spec">): Promise<Map<string, string | Uint8Array>> {
  const svg = await svgOf(spec);
  return new Map<string, string | Uint8Array>([
    [`${id}.svg`, svg],
    [`${id}.png`, pngOf(svg)],
    [`${id}.vl.json`, specText(spec)],
    [`${id}.csv`, dataText(spec)],
  ]);
}

/** The rows that a figure draws, all fields that any of them has. */
function dataText({ data }: BuiltFigure["spec"]): string {
  const values = data !== undefined && data !== null && "values" in data ? data.values : [];
  const rows = (Array.isArray(values) ? values : []) as Record<string, unknown>[];
  return csvOf(tableOf([...new Set(rows.flatMap((row) => Object.keys(row)))], rows));
}
