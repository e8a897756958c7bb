import type { DataCard } from "../report-input.ts";
import { escapeHtml } from "./escape.ts";
import { markdownHtml } from "./markdown.ts";
import type { Section } from "./page.ts";

/** The data cards, folded; no section where there are none. */
export function cardsSection(dataCards: readonly DataCard[]): Section[] {
  if (dataCards.length === 0) return [];
  const html = dataCards.map(
    ({ name, markdown }) =>
      `<details><summary>${escapeHtml(name)}</summary>\n<div class="card">${markdownHtml(markdown)}</div></details>`,
  );
  return [{ id: "cards", title: "Data cards", html: html.join("\n") }];
}
