import { HORIZON_HOURS, WEEK_HOURS } from "../horizon.ts";
import type { CalendarColumn } from "./calendar.ts";
import { regressorsOf, type Design } from "./design.ts";
import { addTimes, momentsOf, type Moments } from "./moments.ts";

/** X'X and X'Y of a regression: the lags stand first, then means and calendar; a column of Y for each lead. */
export interface NormalEquations {
  /** n x n, row-major; the lower triangle. */
  readonly gram: Float64Array;
  /** n x 96, row-major. */
  readonly right: Float64Array;
  readonly n: number;
}

/** The normal equations of the first `origins` origins. Taking the base off each lag and target is done on the sums. */
export function normalEquations(design: Design, origins: number): NormalEquations {
  const { recipe, levelCount, calendar } = design;
  const { lags } = recipe;
  const moments = momentsOf(design, origins);
  const { stretch, products, levelStretch, levelLevel } = moments;
  const n = lags + levelCount - 1 + calendar.length;
  const gram = new Float64Array(n * n);
  const right = new Float64Array(n * HORIZON_HOURS);
  /** The row of a regressor but for the means and calendar: its sums with z, less those with the base. */
  const fill = (regressor: number, withZ: (k: number) => number): void => {
    for (let k = 0; k < Math.min(lags, regressor + 1); k++) gram[regressor * n + k] = withZ(k);
    for (let h = 0; h < HORIZON_HOURS; h++) right[regressor * HORIZON_HOURS + h] = withZ(lags + h);
  };
  for (let j = 0; j < lags; j++) {
    const product = (k: number): number => products[Math.min(j, k) * stretch + Math.max(j, k)];
    fill(j, (k) => product(k) - levelStretch[j] - levelStretch[k] + levelLevel[0]);
  }
  for (let i = 1; i < levelCount; i++) {
    const regressor = lags + i - 1;
    fill(regressor, (k) => levelStretch[i * stretch + k] - levelLevel[i * levelCount]);
    for (let k = 1; k <= i; k++) gram[regressor * n + lags + k - 1] = levelLevel[i * levelCount + k];
  }
  calendar.forEach((column, c) => {
    const regressor = lags + levelCount - 1 + c;
    const withZ = overWeek(column, moments.weekStretch, stretch);
    const withLevels = overWeek(column, moments.weekLevel, levelCount);
    fill(regressor, (k) => withZ[k] - withLevels[0]);
    for (let i = 1; i < levelCount; i++) gram[regressor * n + lags + i - 1] = withLevels[i];
    for (let d = 0; d <= c; d++) {
      gram[regressor * n + lags + levelCount - 1 + d] = together(
        column,
        calendar[d],
        moments,
        design.waveCount,
      );
    }
  });
  return { gram, right, n };
}

/** The same of some origins only, by their rows, summed one by one: for few regressors. */
export function normalEquationsOf(design: Design, rows: readonly number[]): NormalEquations {
  const { recipe, first, logs, levels, levelCount, calendar } = design;
  const n = recipe.lags + levelCount - 1 + calendar.length;
  const gram = new Float64Array(n * n);
  const right = new Float64Array(n * HORIZON_HOURS);
  for (const row of rows) {
    const x = regressorsOf(design, row);
    const targets = logs.slice(first + row + 1, first + row + 1 + HORIZON_HOURS);
    const base = levels[row * levelCount];
    for (let h = 0; h < HORIZON_HOURS; h++) targets[h] -= base;
    for (let i = 0; i < n; i++) {
      if (x[i] === 0) continue;
      addTimes(gram, i * n, x[i], x, 0, i + 1);
      addTimes(right, i * HORIZON_HOURS, x[i], targets, 0, HORIZON_HOURS);
    }
  }
  return { gram, right, n };
}

/** The sums of a calendar column with what was summed by wave and hour of the week, in rows of `width`. */
function overWeek({ wave, byWeekHour }: CalendarColumn, sums: Float64Array, width: number): Float64Array {
  const total = new Float64Array(width);
  for (let hour = 0; hour < WEEK_HOURS; hour++) {
    if (byWeekHour[hour] === 0) continue;
    addTimes(total, 0, byWeekHour[hour], sums, (wave * WEEK_HOURS + hour) * width, width);
  }
  return total;
}

function together(a: CalendarColumn, b: CalendarColumn, { weekWave }: Moments, waveCount: number): number {
  let sum = 0;
  for (let hour = 0; hour < WEEK_HOURS; hour++) {
    const waves = weekWave[(a.wave * WEEK_HOURS + hour) * waveCount + b.wave];
    sum += a.byWeekHour[hour] * b.byWeekHour[hour] * waves;
  }
  return sum;
}
