import type { ExperimentManifest } from "../../harness/record/index.ts";
import { escapeHtml, externalLink } from "./escape.ts";
import { numberText } from "./number-text.ts";

/** What each accounting charges, with the source of every number. */
export function prices({ accountings }: ExperimentManifest): string {
  return Object.entries(accountings)
    .map(([accounting, notes]) => {
      const rows = notes.map(
        ({ item, value, unit, source }) =>
          `<tr><th scope="row">${escapeHtml(item)}</th><td class="number">${numberText(value, 6)}</td><td>${escapeHtml(
            unit,
          )}</td><td class="words">${linked(source)}</td></tr>`,
      );
      const caption = `Prices of the accounting ${escapeHtml(accounting)}`;
      return `<p class="caption">${caption}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table aria-label="${caption}">
<thead><tr><th scope="col">item</th><th scope="col" class="number">value</th><th scope="col">unit</th><th scope="col">source</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`;
    })
    .join("\n");
}

/** Words of a source, with the addresses among them as links. */
function linked(source: string): string {
  return source
    .split(/(https?:\/\/[^\s)<>"]*[^\s)<>".,;])/)
    .map((part, at) => (at % 2 === 1 ? externalLink(part) : escapeHtml(part)))
    .join("");
}
