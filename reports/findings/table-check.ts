import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { numberText } from "../page/number-text.ts";
import { trainedTable, type TrainedRow } from "../tables/live-tables.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";
import { liveDocument, liveFigures, liveSentences, liveTables, type LiveWorkDone } from "./live-document.ts";

/** How far our ranking is the table's. */
export interface TableAgreement {
  /** `12 epochs`. */
  readonly with: string;
  readonly spearman: number;
  readonly spearmanCi95: readonly [number, number] | null;
  readonly kendall: number;
  readonly kendallCi95: readonly [number, number] | null;
}

export interface TableCheck extends LiveWorkDone {
  readonly rows: readonly TrainedRow[];
  readonly agreement: readonly TableAgreement[];
}

/** Networks trained for real beside what the table says of them. */
export function tableCheckFindings(check: TableCheck): Findings {
  const { rows, agreement } = check;
  const { length: ranked } = rows.filter(({ failed }) => failed === null);
  return {
    document: { networks: rows, agreement, ...liveDocument(check) },
    text: textOf(check, ranked),
    sentences: [
      ...agreement.map(
        (one) =>
          `Over ${ranked} networks our accuracies rank as the table's after ${one.with} with Spearman's rho ${withInterval(one.spearman, one.spearmanCi95, ranked)} and Kendall's tau ${withInterval(one.kendall, one.kendallCi95, ranked)}.`,
      ),
      ...liveSentences(check, "are left out of the ranks"),
    ],
    tables: [
      {
        id: "networks",
        caption:
          "Networks trained for real, and the table's accuracy after 12 and 200 epochs of all images (N=5)",
        table: trainedTable(rows),
      },
      ...liveTables(check),
    ],
    figures: liveFigures(check),
  };
}

function textOf({ rows, agreement, totals, failed }: TableCheck, ranked: number): string {
  const header = ["network", "accuracy %", "table 12 epochs %", "table 200 epochs %", "seconds"];
  const lines = rows.map((row) => [
    String(row.architecture),
    row.accuracyPct?.toFixed(2) ?? "failed",
    row.table12Pct?.toFixed(2) ?? "",
    row.table200Pct?.toFixed(2) ?? "",
    row.trainSeconds.toFixed(1),
  ]);
  const ranks = agreement.map(
    (one) =>
      `with the table after ${one.with}: rho ${withInterval(one.spearman, one.spearmanCi95, ranked)}, tau ${withInterval(one.kendall, one.kendallCi95, ranked)}`,
  );
  const failures = failed.map((reason) => `failed, and left out of the ranks: ${reason}\n`).join("");
  return `${aligned([header, ...lines])}\n${failures}${ranks.join("\n")}\n${totals.hours.toFixed(3)} device-hours, ${totals.energyKwh.toFixed(4)} kWh, ${totals.carbonG.toFixed(1)} g CO2eq\n`;
}

function withInterval(value: number, ci95: readonly [number, number] | null, networks: number): string {
  const text = numberText(value);
  if (ci95 !== null) return `${text} [${numberText(ci95[0])}, ${numberText(ci95[1])}]`;
  const why = networks < LEAST_FOR_INTERVAL ? "fewer than six" : "all came to the same accuracy";
  return `${text} (no interval: ${why})`;
}
