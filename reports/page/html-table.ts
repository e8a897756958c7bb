import { escapeHtml } from "./escape.ts";

export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Text, escaped here. The first cell of a row names it. What follows a line break in a cell is set small below the rest. */
  readonly rows: readonly (readonly string[])[];
  /** How many columns from the left hold words; the others are set as numbers. Default 1. */
  readonly wordColumns?: number;
}

/** A table that scrolls sideways by itself on a narrow screen, and by keyboard. */
export function htmlTable({ caption, columns, rows, wordColumns = 1 }: HtmlTable): string {
  const kind = (at: number): string => (at < wordColumns ? "" : ' class="number"');
  const head = columns.map((column, at) => `<th scope="col"${kind(at)}>${cellHtml(column)}</th>`).join("");
  const body = rows
    .map((row) => {
      const cells = row.map((cell, at) =>
        at === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${kind(at)}>${cellHtml(cell)}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  return `<p class="caption">${escapeHtml(caption)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">
<table aria-label="${escapeHtml(caption)}">
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function cellHtml(cell: string): string {
  const [first, ...rest] = cell.split("\n").map(escapeHtml);
  return rest.length === 0 ? first : `${first}<small>${rest.join("<br>")}</small>`;
}
