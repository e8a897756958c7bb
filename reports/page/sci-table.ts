import { CARBON_UNIT, rowsOf, type ActivityRow, type ReportTables, type ResultRow } from "../tables/index.ts";
import { htmlTable } from "./html-table.ts";
import { intervalText, numberText } from "./number-text.ts";

/** The terms that are metrics of the summary, by the letter of the formula; M is an activity of the ledger. */
const TERMS = [
  ["E\nkWh", "energyKwh"],
  ["I\ng CO₂eq/kWh", "intensityPaidGPerKwh"],
] as const;

/** Software Carbon Intensity (ISO/IEC 21031) of each method under one accounting, with its terms. */
export function sciTable(
  tables: ReportTables,
  accounting: string,
  nameOf: (method: string) => string,
): string {
  const results = rowsOf<ResultRow>(tables.results).filter((row) => row.accounting === accounting);
  const embodied = rowsOf<ActivityRow>(tables.activities).filter(
    (row) => row.accounting === accounting && row.activity === "embodied",
  );
  const cell = (method: string, metric: string): string => {
    const row = results.find((one) => one.method === method && one.metric === metric);
    return row === undefined
      ? numberText(null)
      : intervalText(row.mean, row.ci95Low, row.ci95High, undefined, "\n");
  };
  const made = embodied.some(({ carbonKg }) => carbonKg > 0)
    ? "M the embodied carbon"
    : "M is 0, since this accounting charges no embodied carbon";
  return htmlTable({
    caption: `Software Carbon Intensity (ISO/IEC 21031), (E * I + M) / R, under ${accounting}: ${made}; R the architectures evaluated, or 1 run. Means over seeds, so that the formula holds of every run (sci.csv), not of a row`,
    columns: [
      "method",
      ...TERMS.map(([letter]) => letter),
      `M\n${CARBON_UNIT}`,
      "R\narchitectures",
      "per architecture\ng CO₂eq",
      `per run\n${CARBON_UNIT}`,
    ],
    rows: [...new Set(results.map(({ method }) => method))].map((method) => [
      nameOf(method),
      ...TERMS.map(([, metric]) => cell(method, metric)),
      numberText(embodied.find((row) => row.method === method)?.carbonKg ?? 0),
      cell(method, "evaluated"),
      cell(method, "sciGPerArchitecture"),
      cell(method, "carbonKg"),
    ]),
  });
}
