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
  const zOfFirst = first - recipe.lags + 1;
  for (let i = 0; i < levelCount; i++) {
    const { levelStretch, levelLevel } = moments;
    const rows: Rows = { weights: levels, at: i, width: levelCount, count: origins, step: 1 };
    addRows(levelStretch.subarray(i * stretch, (i + 1) * stretch), rows, logs, zOfFirst, 1);
    addRows(levelLevel.subarray(i * levelCount, (i + 1) * levelCount), rows, levels, 0, levelCount);
  }
  for (let first = 0; first < Math.min(WEEK_HOURS, origins); first++) {
    const count = Math.ceil((origins - first) / WEEK_HOURS);
    for (let w = 0; w < waveCount; w++) {
      const cell = w * WEEK_HOURS + weekHours[first];
      const rows: Rows = {
        weights: waves,
        at: first * waveCount + w,
        width: waveCount,
        count,
        step: WEEK_HOURS,
      };
      const sums = (all: Float64Array, width: number): Float64Array =>
        all.subarray(cell * width, (cell + 1) * width);
      addRows(sums(moments.weekStretch, stretch), rows, logs, zOfFirst + first, 1);
      addRows(sums(moments.weekLevel, levelCount), rows, levels, first * levelCount, levelCount);
      addRows(sums(moments.weekWave, waveCount), rows, waves, first * waveCount, waveCount);
    }
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
  const each: Rows = { weights: logs, at: first, width: 1, count: rows, step: 1 };
  addRows(products.subarray(0, stretch), each, logs, first, 1);
  const end = first + rows;
  for (let j = 0; j + 1 < stretch; j++) {
    for (let k = j; k + 1 < stretch; k++) {
      products[(j + 1) * stretch + k + 1] =
        products[j * stretch + k] - logs[first + j] * logs[first + k] + logs[end + j] * logs[end + k];
    }
  }
  return products;
}

/** Origins one `step` after another, `count` of them, and a weight for each: at `at` for the first, `width` a row. */
interface Rows {
  readonly weights: Float64Array;
  readonly at: number;
  readonly width: number;
  readonly count: number;
  readonly step: number;
}

/**
 * Adds to `into` the sum over origins of their weight times as many values of `from`; those of the first begin at `start`,
 * `shift` further for each row. Four origins at a time: what they add to is loaded and stored once.
 */
function addRows(into: Float64Array, rows: Rows, from: Float64Array, start: number, shift: number): void {
  const { weights, at, width, count, step } = rows;
  const weightStep = step * width;
  const fromStep = step * shift;
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const w = at + row * weightStep;
    const [w0, w1, w2, w3] = [
      weights[w],
      weights[w + weightStep],
      weights[w + 2 * weightStep],
      weights[w + 3 * weightStep],
    ];
    const z0 = start + row * fromStep;
    const [z1, z2, z3] = [z0 + fromStep, z0 + 2 * fromStep, z0 + 3 * fromStep];
    for (let i = 0; i < into.length; i++) {
      into[i] += w0 * from[z0 + i] + w1 * from[z1 + i] + w2 * from[z2 + i] + w3 * from[z3 + i];
    }
  }
  for (; row < count; row++) {
    addTimes(into, 0, weights[at + row * weightStep], from, start + row * fromStep, into.length);
  }
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
