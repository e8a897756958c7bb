import { stream } from "../../harness/random/index.ts";
import { MODELLED_COLUMNS } from "./column-specs.ts";
import { copulaFactor } from "./dependence.ts";
import { ARCHITECTURE_COUNT } from "./enumeration.ts";
import { SAMPLE_SEED } from "./sample-seed.ts";

/**
 * Standard normal scores of the first `count` columns for each row, with the correlations given (lower triangle); each
 * column has a stream of its own.
 */
export function correlatedScores(
  correlations: readonly (readonly number[])[],
  level: "architecture" | "cell",
  count: number,
): Float64Array[] {
  const factor = copulaFactor(correlations);
  const independent = MODELLED_COLUMNS.slice(0, count).map((column) =>
    normalScores(`table/${level}/${column}`),
  );
  return independent.map((_, i) => {
    const scores = new Float64Array(ARCHITECTURE_COUNT);
    for (let k = 0; k <= i; k++) addScaled(scores, factor[i * correlations.length + k], independent[k]);
    return scores;
  });
}

/** Scores of which the rows of one group share a part: `share` of the variance is common, the rest each row's own. */
export function mixed(
  own: Float64Array,
  common: Float64Array,
  group: Uint16Array,
  share: number,
): Float64Array {
  const scores = new Float64Array(own.length);
  const [commonWeight, ownWeight] = [Math.sqrt(share), Math.sqrt(1 - share)];
  for (let row = 0; row < scores.length; row++) {
    scores[row] = commonWeight * common[group[row]] + ownWeight * own[row];
  }
  return scores;
}

function normalScores(purpose: string): Float64Array {
  const random = stream(SAMPLE_SEED, purpose);
  const scores = new Float64Array(ARCHITECTURE_COUNT);
  for (let row = 0; row < ARCHITECTURE_COUNT; row++) scores[row] = random.normal();
  return scores;
}

function addScaled(to: Float64Array, factor: number, from: Float64Array): void {
  for (let row = 0; row < to.length; row++) to[row] += factor * from[row];
}
