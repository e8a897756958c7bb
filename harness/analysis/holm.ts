/**
 * Holm's step-down adjustment of a family of p-values: the chance of even one false discovery stays below the level
 * that an adjusted value is compared with, whatever the dependence (Holm, Scand. J. Statistics 6, 1979).
 *
 * @returns adjusted p-values in the order given, each at least its own p-value and at most 1.
 * @throws RangeError on a value outside 0..1.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).toSorted((a, b) => pValues[a] - pValues[b]);
  const adjusted = Array<number>(pValues.length).fill(1);
  let floor = 0;
  for (const [done, i] of order.entries()) {
    const pValue = pValues[i];
    if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`Holm: got p-value ${pValue}, expected 0..1`);
    floor = Math.max(floor, Math.min(1, (pValues.length - done) * pValue));
    adjusted[i] = floor;
  }
  return adjusted;
}
