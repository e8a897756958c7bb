import { quantile } from "../../harness/analysis/index.ts";
import { gridQuantiles, scoreOfValue, valueAtScore } from "./normal-grid.ts";
import { allRounded } from "./rounded.ts";

/** How far truth lies from the model's mean, depending on that mean: spreads and skews differ along the scale. */
export interface ResidualLaw {
  /** Predictions at which one distribution ends and the next begins, ascending. */
  readonly cuts: readonly number[];
  /** For each interval the residual's quantiles at the grid's normal scores. */
  readonly quantiles: readonly (readonly number[])[];
}

/** Narrow at both ends: fronts lie there. */
const CUT_SHARES = [0.01, 0.05, 0.15, 0.35, 0.65, 0.85, 0.95, 0.99];
const MIN_ROWS_PER_INTERVAL = 100;

export function fitResidualLaw(predictions: Float64Array, residuals: Float64Array): ResidualLaw {
  const shares = CUT_SHARES[0] * predictions.length < MIN_ROWS_PER_INTERVAL ? [] : CUT_SHARES;
  const cuts = allRounded(shares.map((share) => quantile(predictions, share)));
  const intervals = Array.from(predictions, (prediction) => intervalOf(cuts, prediction));
  const quantiles = Array.from({ length: cuts.length + 1 }, (_, interval) => {
    const inside = residuals.filter((_, i) => intervals[i] === interval);
    return allRounded(gridQuantiles(inside.length > 0 ? inside : residuals));
  });
  return { cuts, quantiles };
}

/** The residual at a standard normal score. */
export function residualAt(law: ResidualLaw, prediction: number, score: number): number {
  return valueAtScore(law.quantiles[intervalOf(law.cuts, prediction)], score);
}

/** The standard normal score of a residual. */
export function scoreOfResidual(law: ResidualLaw, prediction: number, residual: number): number {
  return scoreOfValue(law.quantiles[intervalOf(law.cuts, prediction)], residual);
}

function intervalOf(cuts: readonly number[], prediction: number): number {
  let interval = 0;
  while (interval < cuts.length && prediction >= cuts[interval]) interval++;
  return interval;
}
