import { mean, quantile } from "../../analysis/index.ts";
import { MS_PER_HOUR } from "../../units/index.ts";
import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { designOf, type Past } from "./design.ts";
import { addForetold, fitHours, fitRidge, type RidgeFit } from "./fit.ts";
import type { RidgeRecipe } from "./recipe.ts";

/** Regressions that speak together: the mean of what their logarithms say. */
export interface RidgeModel {
  readonly fits: readonly RidgeFit[];
  /** g/kWh; lower values count as this one. */
  readonly floor: number;
}

/** What the true log intensity differs by from the foretold one, by lead: 10 % and 90 % quantiles. */
export interface Spread {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Lowest value as a share of the mean: an hour of zero carbon counts as a hundredth. */
const FLOOR_SHARE = 0.01;
/** Origins a spread is read from: one in so many hours, in turn at every hour of the day. */
const SPREAD_STEP = 5;

/** Fits every recipe that the past is long enough for; null where it is for none. */
export function fitModel(recipes: readonly RidgeRecipe[], past: Past): RidgeModel | null {
  if (past.values.length === 0) return null;
  const floor = FLOOR_SHARE * mean(past.values);
  if (!(floor > 0)) return null;
  const fits = recipes.map((recipe) => fitRidge(recipe, latest(past, fitHours(recipe)), floor));
  const fitted = fits.filter((fit) => fit !== null);
  return fitted.length === 0 ? null : { fits: fitted, floor };
}

/** The log intensities foretold at the last `origins` hours of the past, one in every `step`, oldest first: rows of 96. */
export function foretold(model: RidgeModel, past: Past, origins = 1, step = 1): Float64Array[] {
  const rows = Array.from({ length: Math.ceil(origins / step) }, () => new Float64Array(HORIZON_HOURS));
  for (const fit of model.fits) {
    const { lags, meanDays } = fit.recipe;
    const before = Math.max(lags, ...meanDays.map((days) => days * DAY_HOURS));
    const tail = latest(past, before + origins - 1);
    const design = designOf(fit.recipe, tail, model.floor, tail.values.length - origins);
    rows.forEach((row, i) => addForetold(fit, design, i * step, 1 / model.fits.length, row));
  }
  return rows;
}

/** How far a model missed on hours it was not fitted to: those after `since` hours before the end of the past. */
export function spreadOf(model: RidgeModel, past: Past, since: number): Spread {
  const origins = since - HORIZON_HOURS;
  const known = { ...past, values: past.values.subarray(0, past.values.length - HORIZON_HOURS) };
  const rows = foretold(model, known, origins, SPREAD_STEP);
  const first = known.values.length - origins;
  const low = new Float64Array(HORIZON_HOURS);
  const high = new Float64Array(HORIZON_HOURS);
  for (let h = 0; h < HORIZON_HOURS; h++) {
    const missed = rows.map(
      (row, i) => Math.log(Math.max(past.values[first + i * SPREAD_STEP + h + 1], model.floor)) - row[h],
    );
    low[h] = Math.min(0, quantile(missed, 0.1));
    high[h] = Math.max(0, quantile(missed, 0.9));
  }
  return { low, high };
}

/** The last `hours` of a past, or all of it. */
export function latest({ values, startMs }: Past, hours: number): Past {
  const dropped = Math.max(0, values.length - hours);
  return { values: values.subarray(dropped), startMs: startMs + dropped * MS_PER_HOUR };
}
