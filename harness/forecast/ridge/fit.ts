import { addWeightedRows, solvePositive } from "../../linear/index.ts";
import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { designOf, regressorsOf, type Design, type Past } from "./design.ts";
import { normalEquations, normalEquationsOf, type NormalEquations } from "./normal-equations.ts";
import type { RidgeRecipe } from "./recipe.ts";

/** A fitted regression for every lead at once. */
export interface RidgeFit {
  readonly recipe: RidgeRecipe;
  /** Regressors (lags oldest first, means, calendar) x 96 leads, row-major: one, or one for each hour of the day. */
  readonly weights: readonly Float64Array[];
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
  const { lags, windowDays, leastDays, byHour } = recipe;
  const end = past.values.length - HORIZON_HOURS;
  const first = Math.max(lags, end - windowDays * DAY_HOURS);
  const origins = end - first;
  if (origins < leastDays * DAY_HOURS) return null;
  const design = designOf(recipe, past, floor, first);
  if (!byHour) return { recipe, weights: [solved(recipe, normalEquations(design, origins), origins)] };
  const rows = Array.from({ length: origins }, (_, row) => row);
  const weights = Array.from({ length: DAY_HOURS }, (_, hour) => {
    const ofHour = rows.filter((row) => design.weekHours[row] % DAY_HOURS === hour);
    return solved(recipe, normalEquationsOf(design, ofHour), ofHour.length);
  });
  return { recipe, weights };
}

/** The weights, under the recipe's penalty, of equations summed over so many rows. */
function solved(recipe: RidgeRecipe, { gram, right, n }: NormalEquations, rows: number): Float64Array {
  const constant = recipe.lags + recipe.meanDays.length;
  for (let i = 0; i < n; i++) {
    if (i !== constant) gram[i * n + i] *= 1 + recipe.penalty / rows;
    gram[i * n + i] += TINY;
  }
  return solvePositive(gram, right, HORIZON_HOURS);
}

/** Adds `share` of the log intensities foretold at an origin (by its row in the design) to `into`, 96 leads. */
export function addForetold(
  { weights }: RidgeFit,
  design: Design,
  row: number,
  share: number,
  into: Float64Array,
): void {
  const own = weights[(design.weekHours[row] % DAY_HOURS) % weights.length];
  const regressors = regressorsOf(design, row).map((value) => share * value);
  addWeightedRows(into, 0, regressors, regressors.length, own, 0, HORIZON_HOURS);
  const base = design.levels[row * design.levelCount];
  for (let h = 0; h < HORIZON_HOURS; h++) into[h] += share * base;
}
