import type { TopLevelSpec } from "vega-lite";
import { escapeHtml, scriptJson } from "./escape.ts";
import { interactionsOf, interactive } from "./interactive.ts";
import { packedRows } from "./packed-rows.ts";

/** A figure with the spec that was built for it. */
export interface BuiltFigure {
  readonly id: string;
  readonly title: string;
  readonly csv: string;
  readonly spec: TopLevelSpec;
}

/**
 * Every figure as heading, caption and an empty place that the page's script draws into, with the spec beside it.
 * @param dataOf where the page finds what a figure draws.
 */
export function figuresSection(
  figures: readonly BuiltFigure[],
  dataOf: (figure: BuiltFigure) => string = ({ csv }) => `tables/${csv}.csv`,
): string {
  const drawn = figures.map((figure) => figureHtml(figure, dataOf(figure)));
  return [methodChoice(figures), ...drawn].join("\n");
}

/** Buttons for the methods that occur in two figures or more: what is chosen here, or in any figure, is chosen in all. */
function methodChoice(figures: readonly BuiltFigure[]): string {
  const figureLabels = figures.map(({ spec }) => [
    ...new Set(
      rowsOf(spec).flatMap((row) => ("method" in row && typeof row.method === "string" ? row.method : [])),
    ),
  ]);
  const labels = figureLabels.flat();
  const longest = figureLabels.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const linked = [...new Set([...longest, ...labels])].filter(
    (label) => labels.indexOf(label) !== labels.lastIndexOf(label),
  );
  if (linked.length === 0) return `<p id="choice" hidden></p>`;
  const buttons = linked.map(
    (label) =>
      `<button type="button" aria-pressed="false" data-method="${escapeHtml(label)}">${escapeHtml(label)}</button>`,
  );
  return `<div class="choice" role="group" aria-label="Methods shown in all figures">
<span aria-hidden="true">Show only:</span> ${buttons.join(" ")} <button type="button" id="all-methods">all</button>
<span id="choice" class="quiet" role="status"></span>
</div>`;
}

function figureHtml({ id, title, spec }: BuiltFigure, dataPath: string): string {
  const description = typeof spec.description === "string" ? spec.description : title;
  const lines = captionLines(spec).map((line) => `<p>${escapeHtml(line)}</p>`);
  const { key, zoom } = interactionsOf(spec);
  const hint = zoom
    ? " Ctrl with the wheel zooms, Ctrl with the pointer pans, a double click goes back."
    : "";
  return `<figure id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${escapeHtml(title)}</h3>
<figcaption>${lines.join("\n")}</figcaption>
${key === null ? "" : keyChoice(id, title, key.values)}<div class="plot" data-figure="${id}"></div>
<div class="tools" role="group" aria-label="Save: ${escapeHtml(title)}"><span aria-hidden="true">Save:</span> ${downloads(id)}</div>
<details class="quiet"><summary>In words, and as data</summary>
<p>${escapeHtml(description)}</p>
<p>Spec: <a href="figures/${id}.vl.json">figures/${id}.vl.json</a>. Data: <a href="${dataPath}">${dataPath}</a>.${hint}</p></details>
<script type="application/json" id="spec-${id}">${scriptJson(content(spec))}</script>
</figure>`;
}

function keyChoice(id: string, title: string, values: readonly string[]): string {
  const buttons = values.map(
    (value) =>
      `<button type="button" aria-pressed="false" data-figure="${id}" data-key="${escapeHtml(value)}">${escapeHtml(value)}</button>`,
  );
  return `<div class="tools" role="group" aria-label="Show only, in: ${escapeHtml(title)}"><span aria-hidden="true">Show only:</span> ${buttons.join(" ")}</div>\n`;
}

const DOWNLOADS = { svg: "SVG", png: "PNG", csv: "data (CSV)", spec: "spec (JSON)" };

function downloads(id: string): string {
  return Object.entries(DOWNLOADS)
    .map(
      ([kind, name]) => `<button type="button" data-figure="${id}" data-download="${kind}">${name}</button>`,
    )
    .join(" ");
}

function captionLines({ title }: TopLevelSpec): string[] {
  if (typeof title !== "object" || title === null || !("subtitle" in title)) {
    return [];
  }
  return Array.isArray(title.subtitle) ? title.subtitle.map(String) : [String(title.subtitle)];
}

/** What the page's script draws and saves: the spec as in its file, the spec as shown, and the rows of both, once. */
function content(spec: TopLevelSpec): object {
  const { data: _, ...rest } = spec;
  const { data: __, title: ___, ...shown } = interactive(spec) as TopLevelSpec & { title?: unknown };
  return { spec: rest, shown, packed: packedRows(rowsOf(spec)) };
}

/** @throws Error where a figure has no rows of its own: each is one table drawn. */
function rowsOf({ data, description }: TopLevelSpec): object[] {
  if (data !== undefined && data !== null && "values" in data && Array.isArray(data.values)) {
    return data.values as object[];
  }
  throw new Error(`a figure needs its rows as data.values: ${String(description)}`);
}
