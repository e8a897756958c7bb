import { escapeHtml } from "./escape.ts";

export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Text, escaped here. The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns from the left hold words; the others are set as numbers. Default 1. */
  readonly wordColumns?: number;
}

/** A table that scrolls sideways by itself on a narrow screen, and by keyboard. */
export function htmlTable({ caption, columns, rows, wordColumns = 1 }: HtmlTable): string {
  const kind = (at: number): string => (at < wordColumns ? "" : ' class="number"');
  const head = columns.map((column, at) => `<th scope="col"${kind(at)}>${escapeHtml(column)}</th>`).join("");
  const body = rows
    .map((row) => {
      const cells = row.map((cell, at) =>
        at === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${kind(at)}>${escapeHtml(cell)}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">
<table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}
