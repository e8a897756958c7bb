import * as fc from "fast-check";

/** mulberry32: 32-bit uniform draws in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** n points uniform in the unit cube, row-major. */
export function uniformCloud(n: number, dimensions: number, seed: number): Float64Array {
  const next = mulberry32(seed);
  return Float64Array.from({ length: n * dimensions }, () => next());
}

/** n points on the unit sphere about (1, ..., 1), all below it: none dominates another. */
export function sphereFront(n: number, dimensions: number, seed: number): Float64Array {
  const next = mulberry32(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const points = new Float64Array(n * dimensions);
  for (let row = 0; row < points.length; row += dimensions) {
    const direction = Array.from({ length: dimensions }, () => Math.abs(normal()));
    let squares = 0;
    for (const value of direction) squares += value * value;
    const length = Math.sqrt(squares);
    for (let k = 0; k < dimensions; k++) points[row + k] = 1 - direction[k] / length;
  }
  return points;
}

/** Few points on a small integer grid, so that ties, duplicates and points on the reference are common. */
export function gridPoints(dimensions: number, maxLength = 9): fc.Arbitrary<number[][]> {
  const coordinate = fc.integer({ min: 0, max: 5 });
  return fc.array(fc.array(coordinate, { minLength: dimensions, maxLength: dimensions }), { maxLength });
}

export const GRID_REFERENCE = 5;

export function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, k) => value <= b[k]) && a.some((value, k) => value < b[k]);
}

/** Counts the unit cells of the grid that some point dominates: the slow twin of the hypervolume. */
export function countedHypervolume(points: readonly (readonly number[])[], dimensions: number): number {
  let cells = 0;
  for (let code = 0; code < GRID_REFERENCE ** dimensions; code++) {
    const cell = Array.from(
      { length: dimensions },
      (_, k) => Math.floor(code / GRID_REFERENCE ** k) % GRID_REFERENCE,
    );
    if (points.some((point) => point.every((value, k) => value <= cell[k]))) cells++;
  }
  return cells;
}
