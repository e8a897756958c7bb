import {
  EDGES,
  OPERATIONS,
  formatArchitecture,
  parseArchitecture,
  type Operation,
} from "../../harness/nas/index.ts";

/** Architectures of NAS-Bench-201: every choice of an operation for each edge. */
export const ARCHITECTURE_COUNT = OPERATIONS.length ** EDGES.length;

/** Number of edges of a cell; a cell is a row of this many operation codes, positions in `OPERATIONS` (0 is `none`). */
export const EDGE_COUNT = EDGES.length;

/**
 * All cells in natural order: operations count like digits, the last edge fastest, from all `none` to all
 * `avg_pool_3x3`. The sample's index order; NATS-Bench's own is upstream data, and not needed here.
 */
export function enumerateCells(): Uint8Array {
  const cells = new Uint8Array(ARCHITECTURE_COUNT * EDGE_COUNT);
  for (let row = 0; row < ARCHITECTURE_COUNT; row++) {
    for (let edge = EDGE_COUNT - 1, rest = row; edge >= 0; edge--) {
      cells[row * EDGE_COUNT + edge] = rest % OPERATIONS.length;
      rest = Math.floor(rest / OPERATIONS.length);
    }
  }
  return cells;
}

/** The place of a cell in the natural order. */
export function codeOfCell(cells: ArrayLike<number>, offset = 0): number {
  let code = 0;
  for (let edge = 0; edge < EDGE_COUNT; edge++) code = code * OPERATIONS.length + cells[offset + edge];
  return code;
}

/** Architecture strings in natural order. */
export function enumerateArchitectures(): string[] {
  // The edges into the output are the second half of cell and string: two short lists make them all.
  const half = Math.sqrt(ARCHITECTURE_COUNT);
  const cells = enumerateCells();
  const split = (row: number): [string, string] => {
    const codes = cells.subarray(row * EDGE_COUNT, (row + 1) * EDGE_COUNT);
    const text = formatArchitecture(Array.from(codes, (code) => OPERATIONS[code] as Operation));
    const end = text.lastIndexOf("+");
    return [text.slice(0, end), text.slice(end)];
  };
  const inner = Array.from({ length: half }, (_, k) => split(k * half)[0]);
  const output = Array.from({ length: half }, (_, k) => split(k)[1]);
  return inner.flatMap((first) => output.map((second) => first + second));
}

/** For each place of the natural order the row of a table that holds that architecture. */
export function naturalOrder(architectures: readonly string[]): Int32Array {
  const rows = new Int32Array(ARCHITECTURE_COUNT).fill(-1);
  for (const [row, text] of architectures.entries()) {
    rows[codeOfCell(parseArchitecture(text).map((operation) => OPERATIONS.indexOf(operation)))] = row;
  }
  const missing = rows.indexOf(-1);
  if (missing >= 0) {
    throw new RangeError(
      `table lacks architecture "${enumerateArchitectures()[missing]}"; a fit needs them all`,
    );
  }
  return rows;
}
