import { HORIZON_HOURS } from "../../forecast/index.ts";
import { SKIP_FEATURES, SKIP_WEIGHTS } from "../../forecast/transformer/index.ts";

/** A row holds an hour's skip features, then the log-ratios of the hours after it. */
export const ROW = SKIP_FEATURES + HORIZON_HOURS;

/** Sums over rows, from which least squares are solved. */
export interface Moments {
  /** The folds that the rows' targets touch. */
  readonly folds: readonly [number, number];
  /** Features by features; the lower triangle. */
  readonly gram: Float64Array;
  /** Features by leads. */
  readonly right: Float64Array;
}

/** Rows taken in at once: the sums are larger than a processor's nearest memory, so each passage over them should do much. */
const AT_ONCE = 4;

/** Adds up the products of rows. */
export class RowSums {
  readonly #moments: Moments;
  #waiting: Float64Array[] = [];

  constructor(folds: readonly [number, number]) {
    this.#moments = {
      folds,
      gram: new Float64Array(SKIP_FEATURES * SKIP_FEATURES),
      right: new Float64Array(SKIP_WEIGHTS),
    };
  }

  /** Takes a row, which must not change afterwards. */
  add(row: Float64Array): void {
    this.#waiting.push(row);
    if (this.#waiting.length === AT_ONCE) this.#sum();
  }

  moments(): Moments {
    while (this.#waiting.length % AT_ONCE !== 0) this.#waiting.push(new Float64Array(ROW));
    if (this.#waiting.length > 0) this.#sum();
    return this.#moments;
  }

  #sum(): void {
    const { gram, right } = this.#moments;
    const [a, b, c, d] = this.#waiting;
    this.#waiting = [];
    for (let i = 0; i < SKIP_FEATURES; i++) {
      const [ai, bi, ci, di] = [a[i], b[i], c[i], d[i]];
      const row = i * SKIP_FEATURES;
      for (let j = 0; j <= i; j++) gram[row + j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
      const leads = i * HORIZON_HOURS;
      for (let j = 0; j < HORIZON_HOURS; j++) {
        const t = SKIP_FEATURES + j;
        right[leads + j] += ai * a[t] + bi * b[t] + ci * c[t] + di * d[t];
      }
    }
  }
}
