import { csvFormat, csvParseRows } from "d3-dsv";

/** A table by file name: as CSV, as markdown, as LaTeX (booktabs). */
export function tableTexts(id: string, csv: string): Map<string, string> {
  const [header = [], ...rows] = csvParseRows(csv);
  return new Map([
    [`${id}.csv`, csv],
    [`${id}.md`, markdown(header, rows)],
    [`${id}.tex`, latex(header, rows)],
  ]);
}

export function csvOfRows(rows: readonly object[]): string {
  return `${csvFormat([...rows])}\n`;
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => shortened(cell).replaceAll(/[|<>&\\]/g, (sign) => `\\${sign}`)).join(" | ")} |`;
  return `${[line(header), `|${header.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n")}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "₂": "$_2$",
  "₁₀": "$_{10}$",
};

function latex(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => shortened(cell).replaceAll(/₁₀|[\\~^₂&%$#_{}]/g, (sign) => TEX[sign] ?? `\\${sign}`)).join(" & ")} \\\\`;
  const head = [`\\begin{tabular}{${"l".repeat(header.length)}}`, "\\toprule", line(header), "\\midrule"];
  return `${[...head, ...rows.map(line), "\\bottomrule", "\\end{tabular}"].join("\n")}\n`;
}

/** Five significant digits are enough in print; the CSV has all. */
function shortened(cell: string): string {
  return /^-?\d+\.\d{4,}(e[-+]?\d+)?$/.test(cell) ? String(Number(Number(cell).toPrecision(5))) : cell;
}
