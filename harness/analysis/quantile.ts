import { select } from "./select.ts";

/**
 * Quantile of a sample, by linear interpolation between order statistics (Hyndman and Fan's type 7, the default of
 * R and NumPy). O(n): the two values are selected, not sorted out.
 *
 * @param values any order, not changed. @param share 0..1: 0.5 is the median.
 * @throws RangeError without values, on NaN, or on a share outside 0..1.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const own = new Float64Array(values);
  for (const value of own) refuseNaN(value);
  const place = placeOf(own.length, share);
  const below = Math.floor(place);
  const value = select(own, below);
  if (below === place) return value;
  // What lies behind a selected value is no smaller.
  let next = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < own.length; i++) if (own[i] < next) next = own[i];
  return between(value, next, place - below);
}

/** `quantile` of values that are in ascending order already. */
export function quantileSorted(ascending: ArrayLike<number>, share: number): number {
  const place = placeOf(ascending.length, share);
  // A typed array sorts NaN to the end.
  refuseNaN(ascending[ascending.length - 1]);
  const below = Math.floor(place);
  return below === place ? ascending[below] : between(ascending[below], ascending[below + 1], place - below);
}

/** Where the quantile lies among so many values in order: at an index, or between two. */
function placeOf(count: number, share: number): number {
  if (count === 0) throw new RangeError("quantile: got no values");
  if (!(share >= 0 && share <= 1)) throw new RangeError(`quantile: got share ${share}, expected 0..1`);
  return share * (count - 1);
}

function between(value: number, next: number, weight: number): number {
  return value + weight * (next - value);
}

function refuseNaN(value: number): void {
  if (Number.isNaN(value)) throw new RangeError("quantile: got NaN among the values");
}

/** The middle value; of an even number, the mean of the two in the middle. @throws RangeError as `quantile`. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Arithmetic mean. @throws RangeError without values. */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError("mean: got no values");
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
