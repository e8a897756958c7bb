import { escapeHtml, externalLink } from "./escape.ts";

/** Card headings begin below the page's own. */
const HEADING_OFFSET = 3;

/** The part of Markdown that data cards use: headings, paragraphs, lists, tables, code, links, emphasis. All else is shown as it is written. */
export function markdownHtml(markdown: string): string {
  const blocks = markdown
    .replaceAll("\r\n", "\n")
    .split(/(^```[^\n]*\n[\s\S]*?^```$)/m)
    .flatMap((part) => (part.startsWith("```") ? [part] : part.split(/\n\s*\n/)));
  return blocks
    .map((block) => block.replaceAll(/^\n+|\s+$/g, ""))
    .filter((block) => block !== "")
    .map(blockHtml)
    .join("\n");
}

function blockHtml(block: string): string {
  if (block.startsWith("```")) {
    return `<pre>${escapeHtml(block.replace(/^```[^\n]*\n/, "").replace(/\n?```$/, ""))}</pre>`;
  }
  const lines = block.split("\n");
  const heading = /^(#{1,6}) +(.*)$/.exec(lines[0]);
  if (heading !== null) {
    const level = Math.min(6, heading[1].length + HEADING_OFFSET);
    const rest = lines.slice(1).join("\n");
    const head = `<h${level}>${inlineHtml(heading[2])}</h${level}>`;
    return rest.trim() === "" ? head : `${head}\n${blockHtml(rest)}`;
  }
  const listAt = lines.findIndex((line) => /^\s*(?:[-*+]|\d+\.) +/.test(line));
  if (listAt > 0) {
    return `${blockHtml(lines.slice(0, listAt).join("\n"))}\n${blockHtml(lines.slice(listAt).join("\n"))}`;
  }
  if (listAt === 0) {
    return `<ul>${listItems(lines)
      .map((item) => `<li>${inlineHtml(item)}</li>`)
      .join("")}</ul>`;
  }
  if (lines.length > 1 && /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[1]) && lines[0].includes("|")) {
    return tableHtml(lines);
  }
  return `<p>${inlineHtml(lines.join(" "))}</p>`;
}

/** Lines that continue an item are joined to it. */
function listItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^\s*(?:[-*+]|\d+\.) +(.*)$/.exec(line);
    if (item !== null) {
      items.push(item[1]);
    } else {
      items[items.length - 1] += ` ${line.trim()}`;
    }
  }
  return items;
}

function tableHtml(lines: readonly string[]): string {
  const body = lines.slice(2).map((line) => `<tr>${cells(line, "td")}</tr>`);
  return `<div class="scroll" role="region" tabindex="0" aria-label="table"><table><thead><tr>${cells(lines[0], "th")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function cells(line: string, tag: string): string {
  return line
    .trim()
    .replaceAll(/^\||\|$/g, "")
    .split("|")
    .map((cell) => `<${tag}>${inlineHtml(cell.trim())}</${tag}>`)
    .join("");
}

/** Code spans and links first, as what they hold is not to be read again. */
export function inlineHtml(text: string): string {
  return text
    .split(/(`[^`]+`|\[[^\]]+\]\([^()\s]+\)|<https?:\/\/[^>\s]+>)/)
    .map((part, at) => (at % 2 === 1 ? spanHtml(part) : emphasisHtml(escapeHtml(part))))
    .join("");
}

function spanHtml(span: string): string {
  if (span.startsWith("`")) {
    return `<code>${escapeHtml(span.slice(1, -1))}</code>`;
  }
  const link = /^\[([^\]]+)\]\(([^()\s]+)\)$/.exec(span);
  return link === null ? externalLink(span.slice(1, -1)) : externalLink(link[2], link[1]);
}

function emphasisHtml(escaped: string): string {
  return escaped
    .replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replaceAll(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, "<em>$1</em>");
}
