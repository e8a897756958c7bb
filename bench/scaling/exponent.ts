/** Cost at one size. */
export interface SizedCost {
  readonly size: number;
  readonly ms: number;
}

/** e in cost ~ size^e: the slope of a straight line through the logarithms, by least squares. @throws RangeError from fewer than two sizes. */
export function exponentOf(costs: readonly SizedCost[]): number {
  if (costs.length < 2) throw new RangeError(`exponent: got ${costs.length} sizes, expected two at least`);
  const x = costs.map(({ size }) => Math.log(size));
  const y = costs.map(({ ms }) => Math.log(ms));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centreX, centreY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - centreX) ** 2, 0);
  return x.reduce((sum, value, i) => sum + (value - centreX) * (y[i] - centreY), 0) / spread;
}
