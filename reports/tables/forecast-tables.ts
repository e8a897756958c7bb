import { SCORED_LEADS, type ForecastScore } from "../../harness/forecast/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** A forecaster's score on one signal of one zone. */
export interface ScoredForecaster extends ForecastScore {
  readonly zone: string;
  readonly signal: "lifecycle" | "direct";
  readonly forecaster: string;
  readonly learned: boolean;
  readonly knowsFuture: boolean;
}

type Whose = Pick<ScoredForecaster, "zone" | "signal" | "forecaster" | "learned" | "knowsFuture" | "origins">;
const WHOSE = ["zone", "signal", "forecaster", "learned", "knowsFuture", "origins"] as const;

/** Scores over the leads from one hour to `hours`: percent, and g CO2eq/kWh. */
export type ForecastScoreRow = Whose & {
  readonly hours: number;
  readonly mape: number | null;
  readonly mae: number | null;
  readonly pinball: number | null;
  readonly coverage80: number | null;
};

/** The error at one lead, %. */
export type ForecastLeadRow = Whose & { readonly lead: number; readonly mape: number | null };

export function forecastScoresTable(scored: readonly ScoredForecaster[]): TableOf<ForecastScoreRow> {
  const rows = scored.flatMap((one) =>
    SCORED_LEADS.map((hours) => {
      const at = String(hours);
      const { mape, mae, pinball, coverage80 } = one;
      return {
        ...whose(one),
        hours,
        mape: mape[at],
        mae: mae[at],
        pinball: pinball[at],
        coverage80: coverage80[at],
      };
    }),
  );
  return tableOf<ForecastScoreRow>([...WHOSE, "hours", "mape", "mae", "pinball", "coverage80"], rows);
}

export function forecastLeadsTable(scored: readonly ScoredForecaster[]): TableOf<ForecastLeadRow> {
  const rows = scored.flatMap((one) =>
    one.mapeByLead.map((mape, i) => ({ ...whose(one), lead: i + 1, mape })),
  );
  return tableOf<ForecastLeadRow>([...WHOSE, "lead", "mape"], rows);
}

function whose({ zone, signal, forecaster, learned, knowsFuture, origins }: ScoredForecaster): Whose {
  return { zone, signal, forecaster, learned, knowsFuture, origins };
}
