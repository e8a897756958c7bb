import { spearman } from "../../harness/analysis/index.ts";
import { cholesky } from "../../harness/linear/index.ts";

/** A smaller shared part is not worth drawing. */
const LEAST_SHARE = 0.05;

/**
 * The part of the variance that rows of one group share, 0..1, in hundredths: the correlation of two members of a group.
 * @param scores by row, NaN where unknown.
 */
export function sharedShare(scores: Float64Array, groups: ArrayLike<number>): number {
  const sums = new Map<number, { count: number; sum: number; squares: number }>();
  for (let row = 0; row < scores.length; row++) {
    if (Number.isNaN(scores[row])) continue;
    const group = sums.get(groups[row]) ?? { count: 0, sum: 0, squares: 0 };
    group.count++;
    group.sum += scores[row];
    group.squares += scores[row] ** 2;
    sums.set(groups[row], group);
  }
  let [products, squares] = [0, 0];
  for (const group of sums.values()) {
    if (group.count < 2) continue;
    // Each group weighs as much as it has members, however many pairs they form.
    products += (group.sum ** 2 - group.squares) / (group.count - 1);
    squares += group.squares;
  }
  const share = squares === 0 ? 0 : Math.min(products / squares, 1);
  return share < LEAST_SHARE ? 0 : Math.round(share * 100) / 100;
}

/**
 * Correlations of the normal scores of columns (a Gaussian copula), from Spearman's: 2 sin(pi rho / 6).
 *
 * Each score will be drawn as sqrt(share) * common + sqrt(1 - share) * own, with these correlations in either part.
 * Where shares differ that weakens a correlation, so it is made stronger here. Rounded to 3 digits, and shrunk towards
 * none as far as it takes to be positive definite.
 */
export function copulaCorrelations(columns: readonly Float64Array[], shares: readonly number[]): number[][] {
  const raw = columns.map((a, i) =>
    columns.slice(0, i).map((b, j) => {
      const kept = Math.sqrt(shares[i] * shares[j]) + Math.sqrt((1 - shares[i]) * (1 - shares[j]));
      return Math.min(Math.max(pairwise(a, b) / Math.max(kept, 0.5), -0.99), 0.99);
    }),
  );
  for (let shrink = 1; ; shrink *= 0.99) {
    const rows = raw.map((row) => [...row.map((rho) => Math.round(shrink * rho * 1000) / 1000 + 0), 1]);
    try {
      copulaFactor(rows);
      return rows;
    } catch (error) {
      if (!(error instanceof RangeError) || shrink < 0.01) throw error;
    }
  }
}

function pairwise(a: Float64Array, b: Float64Array): number {
  const known = (_: number, row: number): boolean => !Number.isNaN(a[row]) && !Number.isNaN(b[row]);
  const rho = spearman(a.filter(known), b.filter(known));
  return Number.isNaN(rho) ? 0 : 2 * Math.sin((Math.PI * rho) / 6);
}

/** Turns independent normal scores into correlated ones. @param rows lower triangle with the diagonal. */
export function copulaFactor(rows: readonly (readonly number[])[]): Float64Array {
  const n = rows.length;
  const full = new Float64Array(n * n);
  for (const [i, row] of rows.entries()) full.set(row, i * n);
  return cholesky(full, n);
}
