/** Six significant digits: more than a screen or a printer shows, a third of the bytes. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
