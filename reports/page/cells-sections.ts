import type { CellsManifest } from "../../harness/record/index.ts";
import type { Findings } from "../findings/findings.ts";
import type { DataCard } from "../report-input.ts";
import { cardsSection } from "./cards.ts";
import { methodsHtml, notesHtml } from "./data-notes.ts";
import { figuresSection } from "./figures-section.ts";
import { foundTables, sentencesHtml } from "./findings.ts";
import type { Section } from "./page.ts";
import { prices } from "./prices.ts";
import { provenance, reproduction } from "./provenance.ts";

/** The page of runs in several settings. */
export function cellsSections(
  manifest: CellsManifest,
  findings: Findings,
  dataCards: readonly DataCard[],
): Section[] {
  const { sentences, figures, tables } = findings;
  const notes = [`${manifest.cells.length} settings, every method and seed in each.`, ...manifest.data.notes];
  return [
    { id: "headline", title: "In short", html: sentencesHtml(sentences) },
    {
      id: "data",
      title: "What was compared, on which data",
      html: notesHtml(notes) + methodsHtml(manifest.methods),
    },
    ...(figures.length === 0
      ? []
      : [{ id: "figures", title: "Figures", html: figuresSection(figures), entries: figures }]),
    { id: "tables", title: "Tables", html: foundTables(tables) },
    { id: "prices", title: "What each accounting charges", html: prices(manifest) },
    { id: "reproduce", title: "How to reproduce this page", html: reproduction(manifest) },
    { id: "provenance", title: "Provenance", html: provenance(manifest) },
    ...cardsSection(dataCards),
  ];
}
