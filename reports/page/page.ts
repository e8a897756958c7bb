import type { ReportInput } from "../report-input.ts";
import type { ReportTables } from "../tables/index.ts";
import { bundleScripts } from "./bundles.ts";
import { CLIENT_SCRIPT } from "./client-script.ts";
import { dataNotes, sampleBanner } from "./data-notes.ts";
import { escapeHtml, slug } from "./escape.ts";
import { figuresSection, type BuiltFigure } from "./figures-section.ts";
import { headline } from "./headline.ts";
import { markdownHtml } from "./markdown.ts";
import { prices } from "./prices.ts";
import { provenance, reproduction } from "./provenance.ts";
import { resultTables } from "./result-tables.ts";
import { STYLE } from "./style.ts";

/** Forbids every request, by the browser's own hand; Vega compiles its expressions, hence `unsafe-eval`. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:";

interface Section {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly entries?: readonly { readonly id: string; readonly title: string }[];
}

/** The whole report as one self-contained file. */
export function page(input: ReportInput, tables: ReportTables, figures: readonly BuiltFigure[]): string {
  const { manifest, dataCards } = input;
  const sections: readonly Section[] = [
    { id: "headline", title: "In short", html: headline(tables) },
    { id: "data", title: "What was compared, on which data", html: dataNotes(manifest) },
    { id: "figures", title: "Figures", html: figuresSection(figures), entries: figures },
    { id: "tables", title: "Tables", html: tablesHtml(tables) },
    { id: "prices", title: "What each accounting charges", html: prices(manifest) },
    { id: "reproduce", title: "How to reproduce this page", html: reproduction(manifest) },
    { id: "provenance", title: "Provenance", html: provenance(manifest) },
    ...(dataCards.length === 0 ? [] : [cards(dataCards)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(manifest.scenario)} – cenas-bench report</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#headline">Skip to the findings</a>
<header>
<h1>${escapeHtml(manifest.scenario)}</h1>
<p class="lead">${escapeHtml(manifest.question)}</p>
${sampleBanner(manifest)}
<nav aria-label="Contents"><ul>
${sections.map(contentsEntry).join("\n")}
</ul></nav>
</header>
<main>
${sections.map(({ id, title, html }) => `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeHtml(title)}</h2>\n${html}\n</section>`).join("\n")}
</main>
<footer class="quiet">
<p>cenas-bench ${escapeHtml(manifest.version)}. Figures are drawn by Vega, Vega-Lite and vega-embed (BSD-3-Clause, © University of Washington
Interactive Data Lab and contributors), which this file contains.</p>
<noscript><p>The figures need JavaScript; their data are in the folder <code>tables</code>.</p></noscript>
</footer>
${bundleScripts()}
<script>${CLIENT_SCRIPT}</script>
</body>
</html>
`;
}

function contentsEntry({ id, title, entries = [] }: Section): string {
  const inner = entries.map((entry) => `<li><a href="#${entry.id}">${escapeHtml(entry.title)}</a></li>`);
  const list = inner.length === 0 ? "" : `<ul>${inner.join("")}</ul>`;
  return `<li><a href="#${id}">${escapeHtml(title)}</a>${list}</li>`;
}

function tablesHtml(tables: ReportTables): string {
  const files = Object.keys(tables.files).map((id) => `<a href="tables/${id}.csv">${id}.csv</a>`);
  const perAccounting = tables.experiment.accountings.map(
    (accounting) =>
      `<h3 id="tables-${slug(accounting)}">Accounting <code>${escapeHtml(accounting)}</code></h3>\n${resultTables(tables, accounting)}`,
  );
  return `<p>The whole tables, with every metric, lie beside this page: ${files.join(", ")}.</p>\n${perAccounting.join("\n")}`;
}

function cards(dataCards: ReportInput["dataCards"]): Section {
  const html = dataCards.map(
    ({ name, markdown }) =>
      `<details><summary>${escapeHtml(name)}</summary>\n<div class="card">${markdownHtml(markdown)}</div></details>`,
  );
  return { id: "cards", title: "Data cards", html: html.join("\n") };
}
