import { solvePositive } from "../../linear/index.ts";
import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { designOf, type Design, type Past } from "./design.ts";
import { addTimes } from "./moments.ts";
import { normalEquations } from "./normal-equations.ts";
import type { RidgeRecipe } from "./recipe.ts";

/** A fitted regression for every lead at once. */
export interface RidgeFit {
  readonly recipe: RidgeRecipe;
  /** Regressors (lags oldest first, means, calendar) x 96 leads, row-major. */
  readonly weights: Float64Array;
}

/** Keeps the equations solvable where a regressor never moves: nothing beside a row. */
const TINY = 1e-9;

/** Hours of the past that a fit looks at where there are so many. */
export function fitHours({ windowDays, meanDays, lags }: RidgeRecipe): number {
  return windowDays * DAY_HOURS + Math.max(lags, ...meanDays.map((days) => days * DAY_HOURS)) + HORIZON_HOURS;
}

/**
 * Least squares on the origins whose targets all lie in the past, with a penalty on every weight but the constant's.
 * @returns null where they are fewer than the recipe's least.
 */
export function fitRidge(recipe: RidgeRecipe, past: Past, floor: number): RidgeFit | null {
  const { lags, meanDays, windowDays, leastDays, penalty } = recipe;
  const end = past.values.length - HORIZON_HOURS;
  const first = Math.max(lags, end - windowDays * DAY_HOURS);
  const origins = end - first;
  if (origins < leastDays * DAY_HOURS) return null;
  const { gram, right, n } = normalEquations(designOf(recipe, past, floor, first), origins);
  const constant = lags + meanDays.length;
  for (let i = 0; i < n; i++) {
    if (i !== constant) gram[i * n + i] *= 1 + penalty / origins;
    gram[i * n + i] += TINY;
  }
  return { recipe, weights: solvePositive(gram, right, HORIZON_HOURS) };
}

/** Adds `share` of the log intensities foretold at an origin (by its row in the design) to `into`, 96 leads. */
export function addForetold(
  fit: RidgeFit,
  design: Design,
  row: number,
  share: number,
  into: Float64Array,
): void {
  const { logs, first, levels, levelCount, waves, waveCount, weekHours, calendar } = design;
  const { lags } = fit.recipe;
  const base = levels[row * levelCount];
  let regressor = 0;
  const add = (value: number): void => {
    const at = regressor++ * HORIZON_HOURS;
    if (value !== 0) addTimes(into, 0, share * value, fit.weights, at, HORIZON_HOURS);
  };
  for (let j = 1; j <= lags; j++) add(logs[first + row - lags + j] - base);
  for (let i = 1; i < levelCount; i++) add(levels[row * levelCount + i]);
  for (const { wave, byWeekHour } of calendar) {
    add(waves[row * waveCount + wave] * byWeekHour[weekHours[row]]);
  }
  for (let h = 0; h < HORIZON_HOURS; h++) into[h] += share * base;
}
