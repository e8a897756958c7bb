import type { FoundTable } from "../findings/findings.ts";
import { rowsOf } from "../tables/index.ts";
import { escapeHtml } from "./escape.ts";
import { htmlTable } from "./html-table.ts";
import { numberText } from "./number-text.ts";

/** Rows that a page prints of one table; the rest is in the file beside it. */
const PRINTED = 400;

export function sentencesHtml(sentences: readonly string[]): string {
  if (sentences.length === 0) return "";
  return `<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("\n")}</ul>\n`;
}

/** Every table as it stands, long ones folded. */
export function foundTables(tables: readonly FoundTable[]): string {
  return tables.map(foundTable).join("\n");
}

function foundTable({ id, caption, table }: FoundTable): string {
  const columns = table.columnNames();
  const rows = rowsOf<Record<string, unknown>>(table);
  const words = columns.findIndex((column) => rows.some((row) => typeof row[column] === "number"));
  const printed = rows.slice(0, PRINTED).map((row) => columns.map((column) => cellText(row[column])));
  const cut = rows.length > PRINTED ? ` The first ${PRINTED} of ${rows.length} rows.` : "";
  const link = `<p class="quiet">The whole table: <a href="tables/${id}.csv">tables/${id}.csv</a>.${cut}</p>`;
  const html = htmlTable({
    caption,
    columns,
    rows: printed,
    wordColumns: words < 1 ? 1 : words,
  });
  return rows.length <= 30
    ? `${html}\n${link}`
    : `<details><summary>${escapeHtml(caption)} (${rows.length} rows)</summary>\n${html}\n${link}</details>`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return numberText(null);
  return typeof value === "number" ? numberText(value, 4) : String(value);
}
