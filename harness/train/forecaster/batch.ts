import { HORIZON_HOURS } from "../../forecast/index.ts";
import {
  TOKEN_FEATURES,
  tokenCount,
  writeTokens,
  type Architecture,
} from "../../forecast/transformer/index.ts";
import type { Random } from "../../random/index.ts";
import type { LearnableSeries } from "./learnable-series.ts";

/** A forecast to learn from or to be tried on. */
export interface Example {
  readonly series: number;
  readonly hour: number;
}

/** Examples as the graph takes them. */
export interface Batch {
  readonly size: number;
  /** A row for each token: its features, then a one in the place of its series. */
  readonly tokens: Float32Array;
  /** What the skip leaves to be learned: log(value) minus what the skip foretold, for each example and lead. */
  readonly residuals: Float32Array;
}

/** Draws examples: a series, each alike, then one of its hours, the likelier the later: grids change. */
export function drawExamples(from: readonly LearnableSeries[], size: number, random: Random): Example[] {
  return Array.from({ length: size }, () => {
    const series = random.integer(from.length);
    const { training } = from[series];
    return { series, hour: training[Math.floor(training.length * Math.sqrt(random.next()))] };
  });
}

export function batchOf(
  examples: readonly Example[],
  from: readonly LearnableSeries[],
  architecture: Architecture,
): Batch {
  const count = tokenCount(architecture);
  const stride = TOKEN_FEATURES + from.length;
  const tokens = new Float32Array(examples.length * count * stride);
  const residuals = new Float32Array(examples.length * HORIZON_HOURS);
  examples.forEach(({ series: index, hour }, i) => {
    const { series, foretold } = from[index];
    const skip = (at: number, lead: number): number => foretold[at * HORIZON_HOURS + lead - 1];
    writeTokens(tokens, i * count * stride, stride, architecture, series, hour, skip);
    for (let token = 0; token < count; token++) {
      tokens[(i * count + token) * stride + TOKEN_FEATURES + index] = 1;
    }
    for (let lead = 1; lead <= HORIZON_HOURS; lead++) {
      residuals[i * HORIZON_HOURS + lead - 1] = series.log[hour + lead] - skip(hour, lead);
    }
  });
  return { size: examples.length, tokens, residuals };
}
