import { HORIZON_HOURS, filled } from "../../forecast/index.ts";
import {
  historyHoursOf,
  logSeries,
  valuesDigest,
  type Architecture,
  type LogSeries,
} from "../../forecast/transformer/index.ts";
import { UsageError } from "../../text/index.ts";
import { MS_PER_HOUR } from "../../units/index.ts";
import { fitSkip } from "./fit-skip.ts";
import { VALIDATION_FOLD, targetFolds } from "./folds.ts";

/** One signal of one zone, as it is handed to training. */
export interface TrainingSeries {
  /** `DE lifecycle`, say. */
  readonly name: string;
  readonly startMs: number;
  /** Hourly, NaN where blank. Hours from `untilMs` on are not looked at. */
  readonly intensityGPerKwh: Float64Array;
}

/** A series ready to be learned from: nothing in it comes from `untilMs` or later. */
export interface LearnableSeries {
  readonly name: string;
  readonly series: LogSeries;
  /** See `valuesDigest`. */
  readonly valuesSha256: string;
  readonly skipWeights: Float64Array;
  /** See `SkipFit.foretold`. */
  readonly foretold: Float32Array;
  /** Hours whose forecasts are learned from, and those held back to tell when to stop. */
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/** @throws UsageError where too few hours lie before `untilMs` to learn anything. */
export function learnable(
  { name, startMs, intensityGPerKwh }: TrainingSeries,
  untilMs: number,
  architecture: Architecture,
): LearnableSeries {
  const hours = Math.min(intensityGPerKwh.length, Math.floor((untilMs - startMs) / MS_PER_HOUR));
  const values = intensityGPerKwh.slice(0, Math.max(0, hours));
  const series = logSeries(startMs, filled(values));
  const { weights, foretold } = fitSkip(series);
  const training: number[] = [];
  const validation: number[] = [];
  const blanks = prefixOfBlanks(series.log);
  for (let hour = historyHoursOf(architecture) - 1; hour + HORIZON_HOURS < hours; hour++) {
    const from = hour + 1 - historyHoursOf(architecture);
    if (blanks[hour + HORIZON_HOURS + 1] > blanks[from]) continue;
    const folds = targetFolds(hour, hours);
    if (folds.every((fold) => fold === VALIDATION_FOLD)) validation.push(hour);
    else if (!folds.includes(VALIDATION_FOLD)) training.push(hour);
  }
  if (training.length === 0 || validation.length === 0) {
    throw new UsageError(
      `${name}: ${hours} h before the end of training, which leaves ${training.length} forecasts to learn from and ` +
        `${validation.length} to hold back; give a later --until`,
    );
  }
  return {
    name,
    series,
    valuesSha256: valuesDigest(values),
    skipWeights: weights,
    foretold,
    training: Int32Array.from(training),
    validation: Int32Array.from(validation),
  };
}

/** [i] = blank hours among the first i. */
function prefixOfBlanks(log: Float64Array): Int32Array {
  const prefix = new Int32Array(log.length + 1);
  for (let i = 0; i < log.length; i++) prefix[i + 1] = prefix[i] + (Number.isNaN(log[i]) ? 1 : 0);
  return prefix;
}
