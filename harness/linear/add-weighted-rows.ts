/**
 * Adds to `columns` places of `into`, from `at` on, so many rows of `from`, one after another from `start` on, each times its
 * weight. Four rows at a time, each added to what the one before left: the same bits as row by row, while a place is read and
 * written once for the four.
 */
export function addWeightedRows(
  into: Float64Array,
  at: number,
  weights: Float64Array,
  count: number,
  from: Float64Array,
  start: number,
  columns: number,
): void {
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const w0 = weights[row];
    const w1 = weights[row + 1];
    const w2 = weights[row + 2];
    const w3 = weights[row + 3];
    const first = start + row * columns;
    for (let c = 0; c < columns; c++) {
      const own = first + c;
      into[at + c] =
        into[at + c] +
        w0 * from[own] +
        w1 * from[own + columns] +
        w2 * from[own + 2 * columns] +
        w3 * from[own + 3 * columns];
    }
  }
  for (; row < count; row++) {
    const weight = weights[row];
    const first = start + row * columns;
    for (let c = 0; c < columns; c++) into[at + c] += weight * from[first + c];
  }
}
