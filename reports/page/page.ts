import type { Manifest } from "../../harness/record/index.ts";
import { bundleScripts } from "./bundles.ts";
import { CLIENT_SCRIPT } from "./client/client-script.ts";
import { sampleBanner } from "./data-notes.ts";
import { escapeHtml } from "./escape.ts";
import { STYLE } from "./style.ts";

/** Forbids every request, by the browser's own hand; Vega compiles its expressions, hence `unsafe-eval`. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:";

/** One part of a page, with what its entry in the contents lists below it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly entries?: readonly { readonly id: string; readonly title: string }[];
}

/** What stands at the top of a page. */
export type PageHead = Pick<Manifest, "scenario" | "question" | "version" | "data">;

/** A whole report as one self-contained file. */
export function page(manifest: PageHead, sections: readonly Section[]): string {
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
<button type="button" id="theme" hidden>Theme: as the system</button>
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
