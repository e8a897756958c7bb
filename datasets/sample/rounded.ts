const SIGNIFICANT_DIGITS = 5;

/** As the model files write it: five significant digits. */
export function rounded(value: number): number {
  // Plus zero: no "-0" in the files.
  return Number(value.toPrecision(SIGNIFICANT_DIGITS)) + 0;
}

export function allRounded(values: ArrayLike<number>): number[] {
  return Array.from(values, rounded);
}

/** Logarithms, to a ten-thousandth: that is a hundredth of a percent of what they stand for. */
export function roundedLogs(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => Math.round(value * 1e4) / 1e4 + 0);
}
