import { isoOf, MS_PER_HOUR, epochMsOf } from "../../units/index.ts";
import { WeightsError } from "../../weights/index.ts";
import { filled } from "../filled.ts";
import type { Forecast, Forecaster } from "../forecaster.ts";
import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { persistence } from "../persistence.ts";
import { HEAD_OUTPUTS, TOKEN_FEATURES, tokenCount } from "./architecture.ts";
import { encoder } from "./encoder.ts";
import { SKIP_FEATURES, applySkip, writeSkipFeatures } from "./linear-skip.ts";
import { logSeries, type LogSeries } from "./log-series.ts";
import { historyHoursOf, memoryHoursOf, writeTokens } from "./tokens.ts";
import type { TransformerWeights } from "./weights.ts";

/**
 * The transformer: a linear forecast of log(value / mean of the last 24 h), and an encoder over two weeks of days and the
 * four to come that corrects it and says how wide the 80 % interval is. Trained before: `npm run train -- forecaster`.
 */
export function transformer(weights: TransformerWeights): Forecaster {
  const { architecture, trace, trainedUntil } = weights.card;
  const encode = encoder(architecture, weights.encoder);
  const tokens = new Float32Array(tokenCount(architecture) * TOKEN_FEATURES);
  const untilMs = epochMsOf(trainedUntil);
  const historyHours = historyHoursOf(architecture);
  return {
    name: "transformer",
    learned: true,
    historyHours,
    memoryHours: memoryHoursOf(architecture),
    maxLeadHours: HORIZON_HOURS,
    /** @throws WeightsError before the weights' `trainedUntil`: they have seen what they would foretell. */
    forecast(history, hours) {
      const firstMs = history.currentHourMs + MS_PER_HOUR;
      if (firstMs < untilMs) {
        throw new WeightsError(
          `the transformer for ${trace} was trained on hours before ${isoOf(untilMs)} and cannot forecast ` +
            `${isoOf(firstMs)}, which it may have seen. Choose a window from then on, another forecaster, or train it ` +
            `with an earlier --until`,
        );
      }
      const past = filled(history.last(Math.min(history.hours, this.memoryHours)));
      // A blank that a week cannot bridge: persistence stands in, under its own name.
      if (past.subarray(-historyHours).some(Number.isNaN)) return persistence.forecast(history, hours);
      const forecast = blank(this.name, hours);
      const series = logSeries(firstMs - past.length * MS_PER_HOUR, past);
      const now = past.length - 1;
      const skip = skipForecasts(series, weights.skip, now);
      writeTokens(tokens, 0, TOKEN_FEATURES, architecture, series, now, skip);
      const outputs = encode(tokens);
      for (let lead = 0; lead < hours; lead++) {
        const hour = lead % DAY_HOURS;
        const at = ((lead - hour) / DAY_HOURS) * HEAD_OUTPUTS + hour;
        const centre = skip(now, lead + 1) + outputs[at];
        forecast.median[lead] = Math.exp(centre);
        forecast.low[lead] = Math.exp(centre - Math.exp(outputs[at + DAY_HOURS]));
        forecast.high[lead] = Math.exp(centre + Math.exp(outputs[at + 2 * DAY_HOURS]));
      }
      return forecast;
    },
  };
}

/** The skip's forecasts made now and at the eves of the past days: one day of those, the whole horizon of today's. */
function skipForecasts(series: LogSeries, weights: Float32Array, now: number) {
  const features = new Float64Array(SKIP_FEATURES);
  const made = new Map<number, Float64Array>();
  return (hour: number, lead: number): number => {
    let ratios = made.get(hour);
    if (ratios === undefined) {
      ratios = new Float64Array(hour === now ? HORIZON_HOURS : DAY_HOURS);
      writeSkipFeatures(features, series, hour);
      applySkip(ratios, features, weights, ratios.length);
      made.set(hour, ratios);
    }
    return series.logScale[hour] + ratios[lead - 1];
  };
}

function blank(by: string, hours: number): Forecast {
  const nothing = (): Float64Array => new Float64Array(hours).fill(Number.NaN);
  return { by, median: nothing(), low: nothing(), high: nothing() };
}
