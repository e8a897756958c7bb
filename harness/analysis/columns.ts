/**
 * The number of rows of row-major points.
 * @throws RangeError when the length is no multiple of the dimensions, or a value is NaN.
 */
export function checkRows(points: Float64Array, dimensions: number): number {
  const n = points.length / dimensions;
  if (!Number.isInteger(dimensions) || dimensions < 1 || !Number.isInteger(n)) {
    throw new RangeError(`points: got ${points.length} values, expected rows of ${dimensions} dimensions`);
  }
  for (let i = 0; i < points.length; i++) {
    if (Number.isNaN(points[i])) {
      throw new RangeError(
        `points: got NaN in row ${Math.floor(i / dimensions)}, dimension ${i % dimensions}`,
      );
    }
  }
  return n;
}

/**
 * Splits row-major points (n x dimensions) into one column for each dimension.
 * @throws RangeError as `checkRows`.
 */
export function columns(points: Float64Array, dimensions: number): Float64Array[] {
  const n = checkRows(points, dimensions);
  return Array.from({ length: dimensions }, (_, k) => {
    const column = new Float64Array(n);
    for (let i = 0; i < n; i++) column[i] = points[i * dimensions + k];
    return column;
  });
}

/** `values[order[0]], values[order[1]], ...` */
export function gather(values: Float64Array, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) {
    result[i] = values[order[i]];
  }
  return result;
}

/** The place of each index in an order: `ranks[order[i]] = i`. */
export function ranksOf(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    ranks[order[i]] = i;
  }
  return ranks;
}
