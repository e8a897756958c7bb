import { PRIMARY_METRICS } from "../../harness/analysis/index.ts";
import { metricOf, rowsOf, type ComparisonRow } from "../tables/index.ts";
import { CONFIG } from "../theme.ts";
import { caption } from "./caption.ts";
import type { Figure } from "./figure.ts";
import { NAMED_ROWS_FIT } from "./panels.ts";

const LEVEL = 0.05;
const VERDICTS = ["row better", "row worse", "no difference shown"] as const;
const COLOURS = ["#0072B2", "#E69F00", "#DADADA"];
/** Says in grey what the colour says. */
const SIGNS = ["▲", "▼", "·"];

interface Cell {
  readonly panel: string;
  readonly method: string;
  readonly against: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly p: number | null;
  readonly n: number;
  readonly label: string;
}

/** Every method against every other on what was asked beforehand: which is better, and how sure that is. */
export const significanceMatrix: Figure = {
  id: "significance-matrix",
  title: "Which differences between methods are more than chance?",
  csv: "comparisons",
  build({ experiment, comparisons }) {
    const methods = experiment.methods.filter(({ bound }) => !bound);
    const names = new Set(methods.map(({ name }) => name));
    const rows = rowsOf<ComparisonRow>(comparisons).filter(
      ({ method, against, metric }) =>
        PRIMARY_METRICS.includes(metric) && names.has(method) && names.has(against),
    );
    const values = rows.flatMap((row) => [
      cell(row, row.method, row.against, 1),
      cell(row, row.against, row.method, -1),
    ]);
    const order = methods.map(({ name }) => name);
    const panels = PRIMARY_METRICS.flatMap((metric) =>
      experiment.accountings.map((accounting) => panelOf(metric, accounting)),
    );
    const y = { field: "method", type: "nominal" as const, title: null, sort: order };
    const x = {
      field: "against",
      type: "nominal" as const,
      title: null,
      sort: order,
      axis: { labelAngle: -40, labelOverlap: false },
    };
    return {
      title: caption(experiment, significanceMatrix.title, [
        `Row against column: ▲ better, ▼ worse, · no difference shown at ${LEVEL}. Numbers: p of Wilcoxon's signed-rank test, adjusted by Holm. No intervals: they are in the table of comparisons.`,
        "A target never reached counts as the worst. Bounds know the truth in advance and are not tested.",
      ]),
      description: `Matrices of methods against methods. ${describe(values)}`,
      config: CONFIG,
      usermeta: { fit: NAMED_ROWS_FIT },
      data: { values },
      facet: { field: "panel", type: "nominal", title: null, sort: panels },
      columns: 2,
      spec: {
        width: 300,
        height: { step: 28 },
        layer: [
          {
            mark: { type: "rect", stroke: "white", strokeWidth: 1 },
            encoding: {
              x,
              y,
              color: {
                field: "verdict",
                type: "nominal",
                title: null,
                scale: { domain: [...VERDICTS], range: COLOURS },
              },
              tooltip: [
                { field: "method", title: "method" },
                { field: "against", title: "against" },
                { field: "verdict", title: "verdict" },
                { field: "p", type: "quantitative", title: "p adjusted", format: ".2~r" },
                { field: "n", type: "quantitative", title: "paired seeds" },
              ],
            },
          },
          {
            mark: { type: "text", fontSize: 9, baseline: "middle", lineBreak: "\n", lineHeight: 11, dy: -5 },
            encoding: {
              x,
              y,
              text: { field: "label" },
              color: {
                condition: { test: `datum.verdict === '${VERDICTS[0]}'`, value: "white" },
                value: "#1b1f24",
              },
            },
          },
        ],
      },
    };
  },
};

/** One direction of a pair; `turn` is -1 where the method of the row stands second in the comparison. */
function cell(row: ComparisonRow, method: string, against: string, turn: 1 | -1): Cell {
  const { metric, accounting, pAdjusted, effectSize, n } = row;
  const higherIsBetter = metric === "hypervolume" ? 1 : -1;
  const better = turn * higherIsBetter * Math.sign(effectSize ?? 0);
  const at = pAdjusted === null || pAdjusted >= LEVEL || better === 0 ? 2 : better > 0 ? 0 : 1;
  return {
    panel: panelOf(metric, accounting),
    method,
    against,
    verdict: VERDICTS[at],
    p: pAdjusted === null ? null : Number(pAdjusted.toPrecision(3)),
    n,
    label: `${SIGNS[at]}\n${pText(pAdjusted)}`,
  };
}

function panelOf(metric: string, accounting: string): string {
  return `${metricOf(metric).label} (${accounting})`;
}

function pText(p: number | null): string {
  if (p === null) return "–";
  return p < 0.001 ? "<.001" : p.toPrecision(2);
}

function describe(values: readonly Cell[]): string {
  const shown = values.filter(({ verdict }) => verdict === VERDICTS[0]);
  if (shown.length === 0) return "No difference is shown.";
  return `Better than chance explains: ${shown.map(({ panel, method, against, p }) => `${panel}: ${method} over ${against}, p ${pText(p)}`).join("; ")}.`;
}
