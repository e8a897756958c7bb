import { headlines } from "../findings/headlines.ts";
import type { ReportTables } from "../tables/index.ts";
import { escapeHtml } from "./escape.ts";
import { inlineHtml } from "./markdown.ts";

/** The findings in plain words, one list per accounting. */
export function headline(tables: ReportTables): string {
  return headlines(tables)
    .map(({ accounting, sentences }) => {
      const items = sentences.map((sentence) => `<li>${inlineHtml(sentence)}</li>`);
      const list = items.length === 0 ? "<p>No targets were measured.</p>" : `<ul>${items.join("\n")}</ul>`;
      return `<h3>Accounting <code>${escapeHtml(accounting)}</code></h3>\n${list}`;
    })
    .join("\n");
}
