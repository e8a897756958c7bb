/**
 * Quantile of a sample, by linear interpolation between order statistics (Hyndman and Fan's type 7, the default of
 * R and NumPy).
 *
 * @param values any order, not changed. @param share 0..1: 0.5 is the median.
 * @throws RangeError without values, on NaN, or on a share outside 0..1.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  return quantileSorted(Float64Array.from(values).toSorted(), share);
}

/** `quantile` of values that are in ascending order already. */
export function quantileSorted(ascending: ArrayLike<number>, share: number): number {
  const last = ascending.length - 1;
  if (last < 0) throw new RangeError("quantile: got no values");
  // A typed array sorts NaN to the end.
  if (Number.isNaN(ascending[last])) throw new RangeError("quantile: got NaN among the values");
  if (!(share >= 0 && share <= 1)) throw new RangeError(`quantile: got share ${share}, expected 0..1`);
  const place = share * last;
  const below = Math.floor(place);
  const value = ascending[below];
  return below === place ? value : value + (place - below) * (ascending[below + 1] - value);
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
