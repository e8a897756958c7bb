import type { Findings } from "../findings/findings.ts";
import type { ReportInput } from "../report-input.ts";
import type { ReportTables } from "../tables/index.ts";
import { publishedClaim } from "../text/published-claim.ts";
import { cardsSection } from "./cards.ts";
import { dataNotes } from "./data-notes.ts";
import { escapeHtml, slug } from "./escape.ts";
import { figuresSection, type BuiltFigure } from "./figures-section.ts";
import { foundTables, sentencesHtml } from "./findings.ts";
import { headline } from "./headline.ts";
import type { Section } from "./page.ts";
import { prices } from "./prices.ts";
import { provenance, reproduction } from "./provenance.ts";
import { resultTables } from "./result-tables.ts";

/** The page of runs in one setting; what a scenario found beyond their summary comes first. */
export function runSections(
  { manifest, summary, dataCards }: ReportInput,
  tables: ReportTables,
  figures: readonly BuiltFigure[],
  findings: Findings | null,
): Section[] {
  const found = findings === null ? "" : sentencesHtml(findings.sentences);
  const own = findings === null ? "" : foundTables(findings.tables);
  return [
    {
      id: "headline",
      title: "In short",
      html: found + headline(tables) + sentencesHtml(publishedClaim(summary)),
    },
    { id: "data", title: "What was compared, on which data", html: dataNotes(manifest) },
    { id: "figures", title: "Figures", html: figuresSection(figures), entries: figures },
    { id: "tables", title: "Tables", html: own + tablesHtml(tables) },
    { id: "prices", title: "What each accounting charges", html: prices(manifest) },
    { id: "reproduce", title: "How to reproduce this page", html: reproduction(manifest) },
    { id: "provenance", title: "Provenance", html: provenance(manifest) },
    ...cardsSection(dataCards),
  ];
}

function tablesHtml(tables: ReportTables): string {
  const files = Object.keys(tables.files).map((id) => `<a href="tables/${id}.csv">${id}.csv</a>`);
  const perAccounting = tables.experiment.accountings.map(
    (accounting) =>
      `<h3 id="tables-${slug(accounting)}">Accounting <code>${escapeHtml(accounting)}</code></h3>\n${resultTables(tables, accounting)}`,
  );
  return `<p>The whole tables, with every metric, lie beside this page: ${files.join(", ")}.</p>\n${perAccounting.join("\n")}`;
}
