import { HORIZON_HOURS } from "../../forecast/index.ts";
import {
  SKIP_FEATURES,
  SKIP_LAGS,
  SKIP_WEIGHTS,
  applySkip,
  writeSkipFeatures,
  type LogSeries,
} from "../../forecast/transformer/index.ts";
import { solvePositive } from "../../linear/index.ts";
import { FOLDS, targetFolds } from "./folds.ts";
import { ROW, RowSums, type Moments } from "./row-sums.ts";

/** Pull of the weights to zero, in rows of data. Chosen on hours before the test span: 1, 10, 30 and 100 were tried. */
const PENALTY = 10;

export interface SkipFit {
  /** Fitted to every hour: what forecasts are made with. */
  readonly weights: Float64Array;
  /**
   * Log intensity of lead 1 to the horizon as foretold at each hour, row by row, by the fit that left out the hour's own
   * fold: what the transformer learns from, for the skip will not have seen the hours that it is used on. NaN where there
   * is too little past.
   */
  readonly foretold: Float32Array;
}

/** Least squares with a ridge penalty from each hour's skip features to the log-ratios of the next 96 h. */
export function fitSkip(series: LogSeries): SkipFit {
  const moments = momentsOf(series);
  const fits = Array.from({ length: FOLDS }, (_, fold) =>
    solve(moments.filter(({ folds }) => !folds.includes(fold))),
  );
  return { weights: solve(moments), foretold: foretell(series, fits) };
}

function momentsOf(series: LogSeries): Moments[] {
  const { log, logScale } = series;
  const hours = log.length;
  const byFolds = new Map<string, RowSums>();
  for (let hour = SKIP_LAGS - 1; hour + HORIZON_HOURS < hours; hour++) {
    const row = new Float64Array(ROW);
    writeSkipFeatures(row, series, hour);
    for (let lead = 1; lead <= HORIZON_HOURS; lead++) {
      row[SKIP_FEATURES + lead - 1] = log[hour + lead] - logScale[hour];
    }
    if (row.some(Number.isNaN)) continue;
    const folds = targetFolds(hour, hours);
    const key = folds.join();
    let sums = byFolds.get(key);
    if (sums === undefined) byFolds.set(key, (sums = new RowSums(folds)));
    sums.add(row);
  }
  return [...byFolds.values()].map((sums) => sums.moments());
}

function solve(moments: readonly Moments[]): Float64Array {
  const gram = new Float64Array(SKIP_FEATURES * SKIP_FEATURES);
  const right = new Float64Array(SKIP_WEIGHTS);
  for (const part of moments) {
    for (let i = 0; i < gram.length; i++) gram[i] += part.gram[i];
    for (let i = 0; i < right.length; i++) right[i] += part.right[i];
  }
  for (let i = 0; i < SKIP_FEATURES; i++) gram[i * SKIP_FEATURES + i] += PENALTY;
  return solvePositive(gram, right, HORIZON_HOURS);
}

/** Every hour's forecast, by the fit that saw nothing of the fold of its first target. */
function foretell(series: LogSeries, fits: readonly Float64Array[]): Float32Array {
  const hours = series.log.length;
  const foretold = new Float32Array(hours * HORIZON_HOURS).fill(Number.NaN);
  const features = new Float64Array(SKIP_FEATURES);
  const ratios = new Float64Array(HORIZON_HOURS);
  for (let hour = SKIP_LAGS - 1; hour < hours; hour++) {
    writeSkipFeatures(features, series, hour);
    const [fold] = targetFolds(Math.min(hour, hours - 2), hours);
    applySkip(ratios, features, fits[fold], HORIZON_HOURS);
    for (let lead = 0; lead < HORIZON_HOURS; lead++) {
      foretold[hour * HORIZON_HOURS + lead] = series.logScale[hour] + ratios[lead];
    }
  }
  return foretold;
}
