import { rowsOf, type SystemRow } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";

/** Characters to a line: what a phone's width holds. */
const LINE = 48;
const LINE_PX = 14;

/** The way from data to report, with what each stage was in this experiment. */
export const systemOverview: Figure = {
  id: "system-overview",
  title: "What was run, on what, and where is the carbon counted?",
  csv: "system",
  build({ experiment, system }) {
    const rows = rowsOf<SystemRow>(system);
    const wrapped = rows.map(({ what }) => wrap(what));
    const lines = Math.max(1, ...wrapped.map((one) => one.length));
    const values = rows.map(({ stage, handsOn }, at) => ({
      stage,
      what: wrapped[at].join("\n"),
      ...(handsOn === "" ? {} : { handsOn: `▼ ${handsOn}` }),
    }));
    const y = {
      field: "stage",
      type: "nominal" as const,
      sort: rows.map(({ stage }) => stage),
      axis: null,
      scale: { paddingInner: 0.28, paddingOuter: 0.05 },
    };
    const left = { value: 12 };
    return {
      title: caption(experiment, systemOverview.title, [
        "Boxes: the stages of the experiment. Between them: what one hands to the next.",
      ]),
      description: `A flow from top to bottom: ${rows.map(({ stage, what }) => `${stage}: ${what}`).join("; then ")}.`,
      config: CONFIG,
      usermeta: { fit: { axesPx: 14, gapPx: 0, leastPx: 200, mostPx: 480 } },
      data: { values },
      width: 480,
      height: { step: (lines + 1) * LINE_PX + 44 },
      layer: [
        {
          mark: {
            type: "rect",
            cornerRadius: 6,
            fill: "#0072B2",
            fillOpacity: 0.09,
            stroke: "#0072B2",
            strokeWidth: 1.2,
          },
          encoding: { y, x: { value: 0 }, x2: { value: "width" } },
        },
        {
          mark: { type: "text", align: "left", baseline: "top", fontSize: 13, fontWeight: 600, dy: 8 },
          encoding: { y: { ...y, bandPosition: 0 }, x: left, text: { field: "stage" } },
        },
        {
          mark: {
            type: "text",
            align: "left",
            baseline: "top",
            lineBreak: "\n",
            lineHeight: LINE_PX,
            dy: 27,
          },
          encoding: { y: { ...y, bandPosition: 0 }, x: left, text: { field: "what" } },
        },
        {
          transform: [{ filter: "isValid(datum.handsOn)" }],
          mark: { type: "text", align: "left", baseline: "middle", fontStyle: "italic", dy: 13 },
          encoding: { y: { ...y, bandPosition: 1 }, x: { value: 30 }, text: { field: "handsOn" } },
        },
      ],
    };
  },
};

/** At spaces; a word longer than a line is broken. */
function wrap(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ").flatMap(pieces)) {
    const line = lines[lines.length - 1];
    if (line !== "" && line.length + word.length + 1 > LINE) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

function pieces(word: string): string[] {
  return word.match(new RegExp(`.{1,${LINE}}`, "gsu")) ?? [];
}
