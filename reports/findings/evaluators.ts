import { rankCorrelation } from "../figures/rank-correlation.ts";
import { numberText } from "../page/number-text.ts";
import {
  MEASURES,
  evaluatorsTable,
  type EvaluatorRow,
  type RankAgreement,
} from "../tables/evaluators-table.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";

/** Judges of architectures compared. */
export function evaluatorFindings(
  rows: readonly EvaluatorRow[],
  sampleData: boolean,
  highPercent: number,
): Findings {
  const cheap = rows.filter(({ kind }) => kind !== "the truth");
  const best = (measure: (typeof MEASURES)[number]): EvaluatorRow =>
    cheap.reduce((a, b) => (b[measure].mean > a[measure].mean ? b : a));
  const told = (row: EvaluatorRow, measure: (typeof MEASURES)[number]): string =>
    `${row.evaluator} (${numberText(row[measure].mean)}; ${numberText(row.setupGpuHours)} GPU-h to set up, ${numberText(row.costSeconds)} GPU-s each)`;
  const worst = cheap.reduce((a, b) => (b.kendallHigh.mean < a.kendallHigh.mean ? b : a));
  return {
    document: { evaluators: rows },
    text: textOf(rows, highPercent),
    sentences: [
      `Over all architectures ${told(best("kendall"), "kendall")} ranks best by Kendall's tau.`,
      `Among those above ${highPercent} % accuracy ${told(best("kendallHigh"), "kendallHigh")} does, and ${told(worst, "kendallHigh")} worst: a good rank overall says little there.`,
    ],
    tables: [
      {
        id: "evaluators",
        caption: `Cost and rank correlation with accuracy after 200 epochs, over all architectures and over those above ${highPercent} %; 95 % interval over seeds where something is drawn`,
        table: evaluatorsTable(rows),
      },
    ],
    figures: [rankCorrelation(cheap, sampleData, highPercent)],
  };
}

function textOf(rows: readonly EvaluatorRow[], highPercent: number): string {
  const high = `> ${highPercent} %`;
  const header = ["evaluator", "GPU-s each", "set-up GPU-h", "tau", `tau ${high}`, "rho", `rho ${high}`];
  const lines = rows.map((row) => [
    row.evaluator,
    row.costSeconds.toFixed(2),
    row.setupGpuHours.toFixed(2),
    ...MEASURES.map((measure) => agreementText(row[measure])),
  ]);
  return `rank correlation with accuracy after 200 epochs: Kendall's tau and Spearman's rho\n${aligned([header, ...lines])}\n`;
}

function agreementText({ mean, ci95 }: RankAgreement): string {
  const text = mean.toFixed(3);
  return ci95 === null ? text : `${text} [${ci95[0].toFixed(3)}, ${ci95[1].toFixed(3)}]`;
}
