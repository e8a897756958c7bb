import type { SearchSpace } from "../../../harness/nas/index.ts";
import { DEGREE, scaleGamma } from "./kernel.ts";
import * as passes from "./passes.ts";
import { exceeds } from "./quartic.ts";
import { wordOrderOf } from "./word-order.ts";

/** C of the soft margin; as released. */
const C = 1;
/**
 * Optimality gap at which a fit is done, in units of the margin. scikit-learn's 0.001 costs many times as much and the
 * search ends at the same hypervolume (docs/adr/0003).
 */
const GAP = 1;
/**
 * Moves, at most: so many and one for each sample. A fit goes on where the last one at its place stopped, so what is left
 * closes over time; the first, small fits have nothing to go on from.
 */
const FIRST_STEPS = 300;
/** Stands in for a curvature that rounding has made zero or less. */
const CURVATURE = 1e-6;

/** A boundary in the space: architectures on its positive side are predicted good. */
export interface Boundary {
  isGood(architecture: number): boolean;
  /** 1 for every architecture of the space that is good, else 0; in word order. */
  goodOnes(): Uint8Array;
}

export interface Fit {
  readonly boundary: Boundary;
  /** Its prediction for each sample. */
  readonly predictedGood: readonly boolean[];
}

/** Signed dual variables of one fit, from which the next one at the same place starts. */
export class DualMemory {
  /** By architecture of the space. */
  readonly #duals: Float64Array;
  #samples: Int32Array = new Int32Array(0);

  constructor(space: SearchSpace) {
    this.#duals = new Float64Array(space.size);
  }

  /** 0 for an architecture that was not among the samples. */
  of(architecture: number): number {
    return this.#duals[architecture];
  }

  replace(samples: Int32Array, duals: Float64Array): void {
    for (const architecture of this.#samples) this.#duals[architecture] = 0;
    this.#samples = samples;
    for (let i = 0; i < samples.length; i++) this.#duals[samples[i]] = duals[i];
  }
}

/**
 * Support vector machine with hinge loss, C = 1, and the polynomial kernel (gamma x . z)^4, gamma = "scale", by sequential
 * minimal optimisation on second-order working pairs (Fan, Chen, Lin, JMLR 6, 2005), started from the last fit
 * at the same place of the tree.
 *
 * @param architectures the samples. @param good whether each is in the better half; both occur. @param memory updated in place.
 * @throws RangeError for a space that is not of six edges and five operations.
 */
export function fitBoundary(
  space: SearchSpace,
  architectures: Int32Array,
  good: readonly boolean[],
  memory: DualMemory,
): Fit {
  const { places } = wordOrderOf(space);
  const n = architectures.length;
  const scale = Math.fround(scaleGamma(space, architectures) / space.operations ** 2);
  const most = Float64Array.from(good, (isGood) => (isGood ? C : 0));
  const duals = startingPoint(architectures, most, memory);
  layOut(space, architectures, most, duals, scale);
  optimise(n, most, duals, scale);
  memory.replace(architectures, duals);
  const bias = biasOf(most, duals);
  let above: Uint8Array | null = null;
  // Most boundaries are never asked. scale^4 sum + bias > 0; only the sign matters.
  const goodOnes = (): Uint8Array =>
    (above ??= exceeds(space, { architectures, weights: duals }, -bias / scale ** DEGREE));
  return {
    boundary: { goodOnes, isGood: (architecture) => goodOnes()[places[architecture]] === 1 },
    predictedGood: Array.from(good, (isGood, i) => (isGood ? 1 : -1) - passes.errors[i] + bias > 0),
  };
}

/** Puts the samples where the passes find them, with the errors that the starting duals leave. */
function layOut(
  { choices, edges }: SearchSpace,
  architectures: Int32Array,
  most: Float64Array,
  duals: Float64Array,
  scale: number,
): void {
  const n = duals.length;
  passes.upRow.fill(0, 0, n);
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let edge = 0; edge < edges; edge++) {
      const choice = choices[architectures[i] * edges + edge];
      passes.choicePairs[edge >> 1][2 * i + (edge & 1)] = choice;
      square += choice * choice;
    }
    passes.diagonal[i] = (scale * square) ** DEGREE;
    passes.errors[i] = most[i] > 0 ? 1 : -1;
    setBars(i, most, duals);
  }
  passes.pad(n);
  // With an empty row, a move shrinks `down` alone.
  for (let i = 0; i < n; i++) if (duals[i] !== 0) passes.advance(n, i, scale, -duals[i]);
}

/** Moves pairs of signed duals until the gap closes. `most[i]`: C for a good sample, 0 for a bad one; the least is C less. */
function optimise(n: number, most: Float64Array, duals: Float64Array, scale: number): void {
  const { errors, growBars, diagonal, upRow } = passes;
  let down = 0;
  let move = 0;
  for (let left = FIRST_STEPS + n; ; left--) {
    const up = passes.advance(n, down, scale, move);
    const highest = errors[up] + growBars[up];
    const found = passes.partner(n, up, scale, highest);
    if (found.largestGap < GAP || left === 0) return;
    down = found.down;
    const curvature = Math.max(diagonal[up] + diagonal[down] - 2 * upRow[down], CURVATURE);
    const room = Math.min(most[up] - duals[up], duals[down] - (most[down] - C));
    move = Math.min((highest - errors[down]) / curvature, room);
    duals[up] += move;
    duals[down] -= move;
    setBars(up, most, duals);
    setBars(down, most, duals);
  }
}

/** Sets the bars that say whether dual i may grow or shrink. */
function setBars(i: number, most: Float64Array, duals: Float64Array): void {
  passes.growBars[i] = duals[i] < most[i] ? 0 : Number.NEGATIVE_INFINITY;
  passes.shrinkBars[i] = duals[i] > most[i] - C ? 0 : Number.POSITIVE_INFINITY;
}

/** Duals kept from the last fit; those of samples that changed sides are dropped, and the balance sum = 0 is restored. */
function startingPoint(architectures: Int32Array, most: Float64Array, memory: DualMemory): Float64Array {
  const duals = new Float64Array(architectures.length);
  let surplus = 0;
  for (let i = 0; i < duals.length; i++) {
    const kept = memory.of(architectures[i]);
    if (kept <= most[i] && kept >= most[i] - C) duals[i] = kept;
    surplus += duals[i];
  }
  for (let i = duals.length - 1; i >= 0 && surplus !== 0; i--) {
    if (duals[i] * surplus <= 0) continue;
    const cut = Math.abs(surplus) < Math.abs(duals[i]) ? surplus : duals[i];
    duals[i] -= cut;
    surplus -= cut;
  }
  return duals;
}

/** Mean error of the free samples; the middle between the two sides' limits where none is free. */
function biasOf(most: Float64Array, duals: Float64Array): number {
  const { errors } = passes;
  let sum = 0;
  let free = 0;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < duals.length; t++) {
    const canGrow = duals[t] < most[t];
    const canShrink = duals[t] > most[t] - C;
    if (canGrow && canShrink) {
      sum += errors[t];
      free++;
    }
    if (canGrow) highest = Math.max(highest, errors[t]);
    if (canShrink) lowest = Math.min(lowest, errors[t]);
  }
  return free > 0 ? sum / free : (highest + lowest) / 2;
}
