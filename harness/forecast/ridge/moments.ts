import { HORIZON_HOURS, WEEK_HOURS } from "../horizon.ts";
import type { Design } from "./design.ts";

/**
 * Sums of products over origins. z is the *stretch* of an origin: its lags and targets, `stretch` consecutive logs.
 * Logs and bases are taken less one constant, which cancels in every ratio: smaller numbers, so smaller rounding.
 */
export interface Moments {
  readonly stretch: number;
  /** z[j] z[k] for j <= k: stretch x stretch. */
  readonly products: Float64Array;
  /** Level i times z, and times level k: rows of `stretch`, and of `levelCount`. */
  readonly levelStretch: Float64Array;
  readonly levelLevel: Float64Array;
  /** By wave w and hour of the week q, at row `w * 168 + q`: the wave times z, times each level, times each wave. */
  readonly weekStretch: Float64Array;
  readonly weekLevel: Float64Array;
  readonly weekWave: Float64Array;
}

/** The sums over the first `origins` origins of a design: each takes a pass over the hours, none forms the regressors. */
export function momentsOf(design: Design, origins: number): Moments {
  const { recipe, first, levelCount, waves, waveCount, weekHours } = design;
  const stretch = recipe.lags + HORIZON_HOURS;
  const { logs, levels } = centred(design);
  const cells = waveCount * WEEK_HOURS;
  const moments: Moments = {
    stretch,
    products: stretchProducts(logs, first - recipe.lags + 1, origins, stretch),
    levelStretch: new Float64Array(levelCount * stretch),
    levelLevel: new Float64Array(levelCount * levelCount),
    weekStretch: new Float64Array(cells * stretch),
    weekLevel: new Float64Array(cells * levelCount),
    weekWave: new Float64Array(cells * waveCount),
  };
  const add = (row: number): void => {
    const z = first + row - recipe.lags + 1;
    const level = row * levelCount;
    for (let i = 0; i < levelCount; i++) {
      addTimes(moments.levelStretch, i * stretch, levels[level + i], logs, z, stretch);
      addTimes(moments.levelLevel, i * levelCount, levels[level + i], levels, level, levelCount);
    }
    for (let w = 0; w < waveCount; w++) {
      const wave = waves[row * waveCount + w];
      const cell = w * WEEK_HOURS + weekHours[row];
      addTimes(moments.weekStretch, cell * stretch, wave, logs, z, stretch);
      addTimes(moments.weekLevel, cell * levelCount, wave, levels, level, levelCount);
      addTimes(moments.weekWave, cell * waveCount, wave, waves, row * waveCount, waveCount);
    }
  };
  // Week by week through one hour of the week after another: the sums of an hour stay at hand meanwhile.
  for (let hour = 0; hour < WEEK_HOURS; hour++) {
    for (let row = hour; row < origins; row += WEEK_HOURS) add(row);
  }
  return moments;
}

function centred({ logs, levels, levelCount }: Design): { logs: Float64Array; levels: Float64Array } {
  let sum = 0;
  for (const log of logs) sum += log;
  const middle = sum / logs.length;
  return {
    logs: logs.map((value) => value - middle),
    levels: levels.map((value, i) => (i % levelCount === 0 ? value - middle : value)),
  };
}

/**
 * Sum over `rows` origins of z[j] z[k], where z of the first begins at `first`. The sum of z[j+1] z[k+1] is that of
 * z[j] z[k] but for the first and the last origin (the recursion of the covariance method of linear prediction, Morf
 * et al. 1977): one row is summed over all hours, the others follow at a few operations an entry.
 */
function stretchProducts(logs: Float64Array, first: number, rows: number, stretch: number): Float64Array {
  const products = new Float64Array(stretch * stretch);
  for (let row = first; row < first + rows; row++) addTimes(products, 0, logs[row], logs, row, stretch);
  const end = first + rows;
  for (let j = 0; j + 1 < stretch; j++) {
    for (let k = j; k + 1 < stretch; k++) {
      products[(j + 1) * stretch + k + 1] =
        products[j * stretch + k] - logs[first + j] * logs[first + k] + logs[end + j] * logs[end + k];
    }
  }
  return products;
}

/** `into[at + i] += times * from[start + i]` for i below `count`. */
export function addTimes(
  into: Float64Array,
  at: number,
  times: number,
  from: Float64Array,
  start: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) into[at + i] += times * from[start + i];
}
