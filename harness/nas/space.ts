/** Operations of NAS-Bench-201 (Dong & Yang, ICLR 2020), by name. */
export const OPERATIONS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Edges of the cell as [from, to] nodes, in the order of the architecture string. */
export const EDGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [0, 3],
  [1, 3],
  [2, 3],
];

/**
 * A finite space of architectures, each a choice of one operation on every edge; architectures are known by index.
 * Operations are numbered only inside the space; the numbers of {@link SearchSpace.choices} mean nothing outside it.
 */
export interface SearchSpace {
  readonly size: number;
  /** Number of edges, the length of a choice vector. */
  readonly edges: number;
  /** Number of operations an edge can have. */
  readonly operations: number;
  /** One operation number for each edge (row-major, size x edges). Read only. */
  readonly choices: Uint8Array;
  /** Index of the architecture with these operations. */
  indexOf(choices: ArrayLike<number>): number;
}

/** Operations of an architecture string, edge by edge. @throws RangeError saying what is wrong where. */
export function parseArchitecture(text: string): Operation[] {
  const found = text.match(/[^|+]+/g) ?? [];
  const operations = found.map((token, edge) => {
    const [name, from] = token.split("~");
    const [expectedFrom] = EDGES[edge] ?? [];
    if (!OPERATIONS.includes(name as Operation) || Number(from) !== expectedFrom) {
      throw new RangeError(
        `architecture "${text}", edge ${edge}: got "${token}", expected one of ${OPERATIONS.join(" ")} and ~${expectedFrom ?? "(no seventh edge)"}`,
      );
    }
    return name as Operation;
  });
  if (operations.length !== EDGES.length || formatArchitecture(operations) !== text) {
    throw new RangeError(`architecture "${text}": expected |op~0|+|op~0|op~1|+|op~0|op~1|op~2|`);
  }
  return operations;
}

/** The architecture string of six operations: `|op~0|+|op~0|op~1|+|op~0|op~1|op~2|`. */
export function formatArchitecture(operations: readonly Operation[]): string {
  const [a, b, c, d, e, f] = operations;
  return `|${a}~0|+|${b}~0|${c}~1|+|${d}~0|${e}~1|${f}~2|`;
}

/**
 * NAS-Bench-201's cell space in the index order of a table.
 * @throws RangeError on a malformed, repeated or missing architecture.
 */
export function nasBench201Space(architectures: readonly string[]): SearchSpace {
  const size = OPERATIONS.length ** EDGES.length;
  if (architectures.length !== size) {
    throw new RangeError(`NAS-Bench-201 has ${size} architectures, got ${architectures.length}`);
  }
  const choices = new Uint8Array(size * EDGES.length);
  const byCode = new Int32Array(size).fill(-1);
  const codeOf = (vector: ArrayLike<number>, offset: number): number => {
    let code = 0;
    for (let edge = 0; edge < EDGES.length; edge++) code = code * OPERATIONS.length + vector[offset + edge];
    return code;
  };
  architectures.forEach((text, index) => {
    parseArchitecture(text).forEach((operation, edge) => {
      choices[index * EDGES.length + edge] = OPERATIONS.indexOf(operation);
    });
    const code = codeOf(choices, index * EDGES.length);
    if (byCode[code] !== -1) {
      throw new RangeError(`architecture "${text}" stands at rows ${byCode[code]} and ${index}`);
    }
    byCode[code] = index;
  });
  return {
    size,
    edges: EDGES.length,
    operations: OPERATIONS.length,
    choices,
    indexOf: (vector) => byCode[codeOf(vector, 0)],
  };
}
