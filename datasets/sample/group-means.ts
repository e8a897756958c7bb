/** Mean of the known (not NaN) values of each group; 0 where there is none. */
export function groupMeans(
  values: Float64Array,
  groups: ArrayLike<number>,
  groupCount: number,
): Float64Array {
  const sums = new Float64Array(groupCount);
  const counts = new Float64Array(groupCount);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sums[groups[i]] += values[i];
    counts[groups[i]]++;
  }
  return sums.map((sum, group) => (counts[group] === 0 ? 0 : sum / counts[group]));
}
