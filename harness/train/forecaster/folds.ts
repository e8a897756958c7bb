import { DAY_HOURS, HORIZON_HOURS } from "../../forecast/index.ts";

/** Hours that share a fold: four weeks on end. */
export const BLOCK_HOURS = 28 * DAY_HOURS;

/** Blocks take turns through so many folds. */
export const FOLDS = 6;

/** The fold that is held back to tell when to stop; counted from the end, so that the newest two blocks are learned from. */
export const VALIDATION_FOLD = 2;

/** The fold of an hour of a series of `hours` hours. */
export function foldOf(hour: number, hours: number): number {
  return Math.floor((hours - 1 - hour) / BLOCK_HOURS) % FOLDS;
}

/**
 * The folds that the targets of a forecast made at `hour` touch: one, or two where it looks across a border. A forecast
 * belongs to the held-back fold only when all its targets do, and is learned from only when none does.
 */
export function targetFolds(hour: number, hours: number): readonly [number, number] {
  return [foldOf(hour + 1, hours), foldOf(hour + HORIZON_HOURS, hours)];
}
