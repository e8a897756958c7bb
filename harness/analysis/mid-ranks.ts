import { ascendingOrder } from "./ascending-order.ts";

/**
 * Ranks from 1 in ascending order, equal values sharing the mean of theirs, and the size of every group of equals.
 * @throws RangeError on NaN.
 */
export function midRanks(values: Float64Array): { ranks: Float64Array; groups: number[] } {
  if (values.some(Number.isNaN)) throw new RangeError("ranks: got NaN among the values");
  const order = ascendingOrder(values);
  const ranks = new Float64Array(values.length);
  const groups: number[] = [];
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2;
    groups.push(end - start);
  }
  return { ranks, groups };
}
