import type { Interval, PairedDifference } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** What is looked at in a draw of architectures. */
export interface DrawMeasures {
  /** Of the draw alone, % of the whole table's. */
  readonly hypervolumePercent: number;
  readonly accuracyPercent: number;
  readonly bestAccuracyPercent: number;
  readonly energyMj: number;
}

export const REGION_MEASURES: readonly {
  readonly measure: keyof DrawMeasures;
  readonly label: string;
  readonly unit: string;
}[] = [
  { measure: "hypervolumePercent", label: "Hypervolume of the draw", unit: "% of full" },
  { measure: "accuracyPercent", label: "Mean accuracy", unit: "%" },
  { measure: "bestAccuracyPercent", label: "Best accuracy", unit: "%" },
  { measure: "energyMj", label: "Mean energy", unit: "mJ" },
];

interface Estimate {
  readonly mean: number;
  readonly ci95: Interval | null;
}

/** Draws from LaMOO's best region against draws from the whole space, after so many trainings. */
export interface RegionRow {
  readonly trained: number;
  /** Architectures in a draw. */
  readonly drawn: number;
  readonly seeds: number;
  /** Of the space, how much the region holds: mean over seeds. */
  readonly regionShare: number;
  readonly measures: Readonly<
    Record<
      keyof DrawMeasures,
      { readonly region: Estimate; readonly space: Estimate; readonly difference: PairedDifference }
    >
  >;
}

/** A row for each number of trainings and measure. */
export function regionsTable(rows: readonly RegionRow[]): TableOf<object> {
  const columns = ["trained", "drawn", "seeds", "regionShare", "measure", "unit"] as const;
  const origins = ["region", "space", "difference"] as const;
  return tableOf<Record<string, unknown>>(
    [...columns, ...origins.flatMap((origin) => [origin, `${origin}.low`, `${origin}.high`]), "pValue"],
    rows.flatMap(({ measures, ...row }) =>
      REGION_MEASURES.map(({ measure, label, unit }) => {
        const own = measures[measure];
        const estimates = origins.flatMap((origin) => [
          [origin, own[origin].mean],
          [`${origin}.low`, own[origin].ci95?.[0] ?? null],
          [`${origin}.high`, own[origin].ci95?.[1] ?? null],
        ]);
        return {
          ...row,
          measure: label,
          unit,
          ...Object.fromEntries(estimates),
          pValue: own.difference.pValue,
        };
      }),
    ),
  );
}
