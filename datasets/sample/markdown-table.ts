/** A table in GitHub's Markdown, all columns but the first aligned right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, k) => (k === 0 ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line)].join("\n");
}
