import type { ExperimentManifest, Manifest, RunManifest } from "../../harness/record/index.ts";
import { escapeHtml } from "./escape.ts";
import { numberText } from "./number-text.ts";

/** In plain sight above everything else where the data are not measured. */
export function sampleBanner({ data }: Pick<Manifest, "data">): string {
  return data.kind === "sample"
    ? `<p class="banner" role="alert"><strong>Sample data: made by fitted models, not measured.</strong>
No number on this page is a result about real architectures or a real grid.</p>`
    : "";
}

/** What a reader must know of the data before reading a number. */
export function dataNotes({ data, window, gpus, methods }: RunManifest): string {
  const intensities = window.map(({ intensityGPerKwh }) => intensityGPerKwh);
  const estimated = window.filter((hour) => hour.estimated).length;
  const span =
    window.length === 0
      ? ""
      : `<li>Window: ${window.length} hours from <time>${escapeHtml(window[0].datetimeUtc)}</time>, ${gpus} GPUs; carbon intensity ${numberText(
          Math.min(...intensities),
        )} to ${numberText(Math.max(...intensities))} g CO₂eq per kWh; ${
          estimated === 0 ? "no hour" : `${estimated} of the hours`
        } flagged as estimated by the source.</li>`;
  return `<ul>
${[span, ...data.notes.map(noteHtml)].filter((item) => item !== "").join("\n")}
</ul>
${methodsHtml(methods)}`;
}

export function notesHtml(notes: readonly string[]): string {
  return `<ul>\n${notes.map(noteHtml).join("\n")}\n</ul>\n`;
}

function noteHtml(note: string): string {
  return `<li>${escapeHtml(note)}</li>`;
}

export function methodsHtml(methods: ExperimentManifest["methods"]): string {
  const described = methods.map(
    ({ name, summary, bound }) =>
      `<dt><code>${escapeHtml(name)}</code>${bound ? " (bound)" : ""}</dt><dd>${escapeHtml(summary)}</dd>`,
  );
  return `<h3 id="methods">The methods</h3>
<dl>
${described.join("\n")}
</dl>`;
}
