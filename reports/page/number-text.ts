/** What sums of floating point leave behind. */
const NOTHING = 1e-9;

/** Three significant digits, no exponent in the range of a report; a dash where there is no number. */
export function numberText(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) {
    return "–";
  }
  if (Math.abs(value) < NOTHING) {
    return "0";
  }
  const rounded = Number(value.toPrecision(digits));
  const whole = Math.abs(rounded) >= 10 ** digits;
  const text = whole ? Math.round(value).toString() : rounded.toString();
  const signed = text.replace("-", "−");
  return text.includes(".") ? signed : signed.replace(/\B(?=(?:\d{3}){2,}$)/, " ");
}

/** `12.3 [10.1, 14.2]`; without an interval the number alone. `between` may be a line break. */
export function intervalText(
  mean: number | null,
  low: number | null,
  high: number | null,
  digits?: number,
  between = " ",
): string {
  return low === null || high === null
    ? numberText(mean, digits)
    : `${numberText(mean, digits)}${between}[${numberText(low, digits)}, ${numberText(high, digits)}]`;
}

/** A probability to two digits; below one in a thousand only that it is so. */
export function probabilityText(value: number | null): string {
  return value !== null && value < 0.001 ? "< 0.001" : numberText(value, 2);
}
