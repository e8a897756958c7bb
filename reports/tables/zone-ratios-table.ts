import type { MeanRatio } from "../../harness/analysis/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** A method's carbon or hypervolume over another's, in some settings of one zone, or of all. */
export interface ZoneRatioRow extends MeanRatio {
  /** A zone's name, or `all zones`. */
  readonly zone: string;
  /** What training saw of the settings, or `all`. */
  readonly seen: string;
  readonly cells: number;
  readonly accounting: string;
  readonly metric: string;
  readonly method: string;
  readonly against: string;
}

export function zoneRatiosTable(rows: readonly ZoneRatioRow[]): TableOf<object> {
  return tableOf<Record<string, unknown>>(
    [
      "zone",
      "seen",
      "cells",
      "accounting",
      "metric",
      "method",
      "against",
      "ratio",
      "low",
      "high",
      "pValue",
      "n",
      "pairs",
      "ofPairs",
      "reached",
      "againstReached",
    ],
    rows.map(({ ci95, ...row }) => ({ ...row, low: ci95?.[0] ?? null, high: ci95?.[1] ?? null })),
  );
}
