/** One fact about the data, as it should be and as it is. */
export interface CheckResult {
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

/** A value that must be exactly this. */
export function exactly(name: string, got: number | string, expected: number | string): CheckResult {
  return { name, expected: String(expected), got: String(got), ok: got === expected };
}

/** A value that must agree with an anchor to the digits that the anchor is printed with. */
export function agrees(name: string, got: number, printed: string): CheckResult {
  const digits = printed.split(".")[1]?.length ?? 0;
  // Anchors are cut or rounded in their last digit, so one unit of it is agreement.
  const ok = Math.abs(got - Number(printed)) < 1.0001 * 10 ** -digits;
  return { name, expected: printed, got: got.toFixed(digits), ok };
}
