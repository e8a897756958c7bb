import { MS_PER_HOUR } from "../../units/index.ts";
import { filled } from "../filled.ts";
import type { Forecaster, IntensityHistory } from "../forecaster.ts";
import { DAY_HOURS, HORIZON_HOURS } from "../horizon.ts";
import { persistence } from "../persistence.ts";
import type { Past } from "./design.ts";
import { fitHours } from "./fit.ts";
import { fitModel, foretold, latest, spreadOf, type RidgeModel, type Spread } from "./model.ts";
import type { RidgeRecipe } from "./recipe.ts";

/** Hours that one fit serves; blocks are counted from 1970, so that they do not depend on who asks when. */
const BLOCK_HOURS = 14 * DAY_HOURS;
/** Hours over which an earlier fit is judged, to know how far off the present one may be. */
const JUDGED_HOURS = 4 * BLOCK_HOURS;

/** What is used throughout a block. */
interface BlockModel {
  readonly model: RidgeModel;
  readonly spread: Spread;
}

/**
 * Ridge regression from the past's log-ratios to those of the next 96 hours, fitted anew every 14 days to what lies
 * before the block: its targets end before the block begins. The 80 % interval is what the fit of eight weeks before
 * missed by since then, in quantiles by lead. Of several recipes the logarithms are averaged; those that the past is too
 * short for are left out. Where it is too short for all (blanks that `filled` cannot fill end a past), persistence stands in.
 */
export function rollingRidge(name: string, recipes: readonly RidgeRecipe[]): Forecaster {
  const longest = Math.max(...recipes.map(fitHours)) + JUDGED_HOURS;
  const modelOf = remembering(
    (before: Past) => fitModel(recipes, before),
    (before) => latest(before, longest - JUDGED_HOURS),
  );
  const blockOf = remembering((before: Past): BlockModel | null => {
    const model = modelOf(before);
    const judged = modelOf({
      ...before,
      values: before.values.subarray(0, Math.max(0, before.values.length - JUDGED_HOURS)),
    });
    if (model === null || judged === null) return null;
    return { model, spread: spreadOf(judged, before, JUDGED_HOURS) };
  });
  return {
    name,
    learned: true,
    historyHours: persistence.historyHours,
    memoryHours: longest + BLOCK_HOURS,
    maxLeadHours: HORIZON_HOURS,
    forecast(history, hours) {
      const past = pastOf(history, this.memoryHours);
      const sinceBlock = ((history.currentHourMs / MS_PER_HOUR) % BLOCK_HOURS) + 1;
      const before = past.values.subarray(0, Math.max(0, past.values.length - sinceBlock));
      const block = blockOf(latest({ ...past, values: before }, longest));
      if (block === null) return persistence.forecast(history, hours);
      const [logs] = foretold(block.model, past);
      const quantile = (spread: Float64Array | null): Float64Array =>
        Float64Array.from({ length: hours }, (_, h) => Math.exp(logs[h] + (spread?.[h] ?? 0)));
      return {
        by: name,
        median: quantile(null),
        low: quantile(block.spread.low),
        high: quantile(block.spread.high),
      };
    },
  };
}

/** The past without its blanks, from after the last that cannot be filled. */
function pastOf(history: IntensityHistory, memoryHours: number): Past {
  const values = filled(history.last(Math.min(history.hours, memoryHours)));
  const usable = values.subarray(values.findLastIndex(Number.isNaN) + 1);
  return { values: usable, startMs: history.currentHourMs - (usable.length - 1) * MS_PER_HOUR };
}

/** Results to keep: those of the blocks that an hour's forecast needs, and of a few before. */
const KEPT = 8;

/**
 * Keeps the latest results of a function of the past: asked again with the same hours, it need not work again. `part` is
 * what the function looks at.
 */
function remembering<T>(compute: (past: Past) => T, part = (past: Past): Past => past): (past: Past) => T {
  const kept: { past: Past; result: T }[] = [];
  return (whole) => {
    const past = part(whole);
    const found = kept.find((one) => same(one.past, past));
    if (found !== undefined) return found.result;
    const result = compute(past);
    kept.push({ past: { ...past, values: past.values.slice() }, result });
    if (kept.length > KEPT) kept.shift();
    return result;
  };
}

function same(a: Past, b: Past): boolean {
  if (a.startMs !== b.startMs || a.values.length !== b.values.length) return false;
  for (let i = 0; i < a.values.length; i++) if (a.values[i] !== b.values[i]) return false;
  return true;
}
