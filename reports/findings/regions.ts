import { regionAgainstSpace } from "../figures/region-against-space.ts";
import { intervalText, numberText } from "../page/number-text.ts";
import { REGION_MEASURES, regionsTable, type RegionRow } from "../tables/regions-table.ts";
import { aligned } from "../text/aligned.ts";
import type { Findings } from "./findings.ts";

/** What LaMOO's best region holds, against the whole space. */
export function regionFindings(rows: readonly RegionRow[], sampleData: boolean): Findings {
  return {
    document: { regions: rows },
    text: textOf(rows),
    sentences: rows.map(sentence),
    tables: [
      {
        id: "regions",
        caption:
          "Architectures drawn from LaMOO's best region and from the whole space, trained ones left out: means over seeds, and paired differences, with 95 % bootstrap intervals",
        table: regionsTable(rows),
      },
    ],
    figures: [regionAgainstSpace(rows, sampleData)],
  };
}

function sentence({ trained, regionShare, measures }: RegionRow): string {
  const parts = REGION_MEASURES.map(({ measure, label, unit }) => {
    const { region, space, difference } = measures[measure];
    const interval = intervalText(
      difference.mean,
      difference.ci95?.[0] ?? null,
      difference.ci95?.[1] ?? null,
    );
    return `${label.toLowerCase()} ${numberText(region.mean, 4)} against ${numberText(space.mean, 4)} ${unit} (difference ${interval})`;
  });
  return `After ${trained} trainings the best region holds ${numberText(100 * regionShare)} % of the space: ${parts.join(", ")}.`;
}

function textOf(rows: readonly RegionRow[]): string {
  const header = [
    "trained",
    "region, % of space",
    ...REGION_MEASURES.map(({ label, unit }) => `${label}, ${unit}`),
  ];
  const lines = rows.map(({ trained, regionShare, measures }) => [
    String(trained),
    (100 * regionShare).toFixed(1),
    ...REGION_MEASURES.map(({ measure }) => {
      const { region, space, difference } = measures[measure];
      const settled = (difference.ci95?.[0] ?? 0) > 0 || (difference.ci95?.[1] ?? 0) < 0 ? "*" : " ";
      return `${region.mean.toFixed(2)} / ${space.mean.toFixed(2)}${settled}`;
    }),
  ]);
  const [{ drawn, seeds }] = rows;
  return `best region / whole space, ${drawn} architectures each, means over ${seeds} seeds; *: the interval of the paired difference does not hold 0\n${aligned([header, ...lines])}\n`;
}
