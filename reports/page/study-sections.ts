import type { Manifest } from "../../harness/record/index.ts";
import type { Findings } from "../findings/findings.ts";
import type { DataCard } from "../report-input.ts";
import { cardsSection } from "./cards.ts";
import { notesHtml } from "./data-notes.ts";
import { figuresSection } from "./figures-section.ts";
import { foundTables, sentencesHtml } from "./findings.ts";
import type { Section } from "./page.ts";
import { provenance, reproduction } from "./provenance.ts";

/** The page of a study: what it found, on which data. */
export function studySections(
  manifest: Manifest,
  findings: Findings,
  dataCards: readonly DataCard[],
): Section[] {
  const { sentences, figures, tables } = findings;
  return [
    { id: "headline", title: "In short", html: sentencesHtml(sentences) },
    { id: "data", title: "On which data", html: notesHtml(manifest.data.notes) },
    ...(figures.length === 0
      ? []
      : [{ id: "figures", title: "Figures", html: figuresSection(figures), entries: figures }]),
    { id: "tables", title: "Tables", html: foundTables(tables) },
    { id: "reproduce", title: "How to reproduce this page", html: reproduction(manifest) },
    { id: "provenance", title: "Provenance", html: provenance(manifest) },
    ...cardsSection(dataCards),
  ];
}
