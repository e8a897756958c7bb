import type { TopLevelSpec } from "vega-lite";
import { escapeHtml, scriptJson } from "./escape.ts";
import { packedRows } from "./packed-rows.ts";

/** A figure with the spec that was built for it. */
export interface BuiltFigure {
  readonly id: string;
  readonly title: string;
  readonly csv: string;
  readonly spec: TopLevelSpec;
}

/** Every figure as heading, caption and an empty place that the page's script draws into, with the spec beside it. */
export function figuresSection(figures: readonly BuiltFigure[]): string {
  return figures.map(figureHtml).join("\n");
}

function figureHtml({ id, title, csv, spec }: BuiltFigure): string {
  const description = typeof spec.description === "string" ? spec.description : title;
  const lines = captionLines(spec).map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<figure id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${escapeHtml(title)}</h3>
<figcaption>${lines.join("\n")}</figcaption>
<div class="plot" data-figure="${id}"></div>
<details class="quiet"><summary>In words, and as data</summary>
<p>${escapeHtml(description)}</p>
<p>Spec: <a href="figures/${id}.vl.json">figures/${id}.vl.json</a>. Data: <a href="tables/${csv}.csv">tables/${csv}.csv</a>.</p></details>
<script type="application/json" id="spec-${id}">${scriptJson(withPackedData(spec))}</script>
</figure>`;
}

function captionLines({ title }: TopLevelSpec): string[] {
  if (typeof title !== "object" || title === null || !("subtitle" in title)) {
    return [];
  }
  return Array.isArray(title.subtitle) ? title.subtitle.map(String) : [String(title.subtitle)];
}

function withPackedData(spec: TopLevelSpec): object {
  const { data } = spec;
  return data !== undefined && data !== null && "values" in data && Array.isArray(data.values)
    ? { ...spec, data: { packed: packedRows(data.values as object[]) } }
    : spec;
}
