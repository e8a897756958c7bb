import { stream } from "../random/index.ts";
import { LEAST_FOR_INTERVAL, type Interval } from "./bias-corrected.ts";
import { quantileSorted } from "./quantile.ts";

const DRAWS = 2000;

/**
 * Percentile interval of a rank correlation, pairs drawn with replacement. Null from fewer than six pairs, and where
 * one side is constant. A draw whose one side is constant has no correlation and is left out.
 */
export function rankInterval(
  x: readonly number[],
  y: readonly number[],
  correlation: (x: readonly number[], y: readonly number[]) => number,
  level = 0.95,
): Interval | null {
  if (x.length < LEAST_FOR_INTERVAL) return null;
  const random = stream(0, `rank interval of ${x.length}`);
  const drawn = Array.from({ length: DRAWS }, () => {
    const picks = x.map(() => random.integer(x.length));
    return correlation(
      picks.map((i) => x[i]),
      picks.map((i) => y[i]),
    );
  });
  const sorted = Float64Array.from(drawn.filter((value) => !Number.isNaN(value))).toSorted();
  if (sorted.length === 0) return null;
  const tail = (1 - level) / 2;
  return [quantileSorted(sorted, tail), quantileSorted(sorted, 1 - tail)];
}
