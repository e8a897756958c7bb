/** Binary features, row by row: row i has the features `active[starts[i]] .. active[starts[i + 1] - 1]`, the rest are 0. */
export interface FeatureRows {
  readonly featureCount: number;
  readonly starts: Uint32Array;
  readonly active: Uint16Array;
}

/** Takes in features, row after row. Loading the sample is mostly this, so rows are neither objects nor closures. */
export class FeatureRowsBuilder {
  readonly #featureCount: number;
  readonly #starts: Uint32Array;
  readonly #active: Uint16Array;
  #row = 0;
  #count = 0;

  constructor(rowCount: number, featureCount: number, maxPerRow: number) {
    this.#featureCount = featureCount;
    this.#starts = new Uint32Array(rowCount + 1);
    this.#active = new Uint16Array(rowCount * maxPerRow);
  }

  /** Gives the current row a feature; a row's features come in ascending order. */
  add(feature: number): void {
    this.#active[this.#count++] = feature;
  }

  endRow(): void {
    this.#starts[++this.#row] = this.#count;
  }

  rows(): FeatureRows {
    return {
      featureCount: this.#featureCount,
      starts: this.#starts,
      active: this.#active.subarray(0, this.#count),
    };
  }
}

/** `intercept` plus the weights of one row's features. */
export function linearValue(
  { starts, active }: FeatureRows,
  row: number,
  intercept: number,
  weights: ArrayLike<number>,
): number {
  let sum = intercept;
  for (let k = starts[row]; k < starts[row + 1]; k++) sum += weights[active[k]];
  return sum;
}
