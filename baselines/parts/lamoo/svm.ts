import type { SearchSpace } from "../../../harness/nas/index.ts";
import { KernelFeatures } from "./features.ts";
import { KernelRows, scaleGamma } from "./kernel.ts";

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
/** Stands in for a curvature that rounding has made zero or less; LIBSVM's. */
const CURVATURE = 1e-12;

/** A boundary in the space: architectures on its positive side are predicted good. */
export interface Boundary {
  isGood(architecture: number): boolean;
}

export interface Fit {
  readonly boundary: Boundary;
  /** Its prediction for each sample. */
  readonly predictedGood: readonly boolean[];
}

/** Signed dual variables by architecture, kept from one fit to the next as its starting point. */
export type DualMemory = Map<number, number>;

/**
 * Support vector machine with hinge loss, C = 1, and the polynomial kernel (gamma x . z)^4, gamma = "scale", by sequential
 * minimal optimisation on second-order working pairs (Fan, Chen, Lin, JMLR 6, 2005), started from the last fit
 * at the same place of the tree.
 *
 * @param architectures the samples. @param good whether each is in the better half; both occur. @param memory updated in place.
 */
export function fitBoundary(
  space: SearchSpace,
  architectures: Int32Array,
  good: readonly boolean[],
  memory: DualMemory,
): Fit {
  const features = KernelFeatures.of(space);
  const gamma = scaleGamma(space, architectures);
  const most = Float64Array.from(good, (isGood) => (isGood ? C : 0));
  const duals = startingPoint(architectures, most, memory);
  const errors = errorsOf(features, architectures, most, duals, gamma);
  optimise(new KernelRows(space, architectures, gamma), most, duals, errors);
  memory.clear();
  for (let i = 0; i < duals.length; i++) if (duals[i] !== 0) memory.set(architectures[i], duals[i]);
  const bias = biasOf(errors, most, duals);
  // f(z) = gamma^4 * weights . z + bias; only its sign matters. Most boundaries are never asked about the space.
  const threshold = -bias / gamma ** 4;
  let weights: Float64Array | null = null;
  return {
    boundary: {
      isGood(architecture) {
        weights ??= weightsOf(features, architectures, duals);
        return features.dot(weights, architecture) > threshold;
      },
    },
    predictedGood: good.map((isGood, i) => (isGood ? 1 : -1) - errors[i] + bias > 0),
  };
}

/**
 * Moves pairs of signed duals until the gap closes. `most[i]` is the largest value of dual i: C for a good sample, 0 for a
 * bad one; the least is `most[i] - C`. `errors[i]` = side of i minus the sum of duals times kernel: the bias at every free
 * sample once optimal.
 */
function optimise(kernel: KernelRows, most: Float64Array, duals: Float64Array, errors: Float64Array): void {
  const n = duals.length;
  const { diagonal } = kernel;
  // 0 where a dual may grow (shrink), else a bar that keeps it from being chosen: a sum is cheaper than a branch.
  const growBar = new Float64Array(n);
  const shrinkBar = new Float64Array(n);
  for (let i = 0; i < n; i++) setBars(i, most, duals, growBar, shrinkBar);
  let up = 0;
  let down = 0;
  let move = 0;
  for (let left = FIRST_STEPS + n; ; left--) {
    up = takeMove(errors, kernel.row(up), kernel.row(down), move, growBar);
    const highest = errors[up] + growBar[up];
    down = bestPartner(errors, kernel.row(up), diagonal, shrinkBar, highest, diagonal[up]);
    if (down < 0 || left === 0) return;
    const curvature = Math.max(diagonal[up] + diagonal[down] - 2 * kernel.row(up)[down], CURVATURE);
    const room = Math.min(most[up] - duals[up], duals[down] - (most[down] - C));
    move = Math.min((highest - errors[down]) / curvature, room);
    duals[up] += move;
    duals[down] -= move;
    setBars(up, most, duals, growBar, shrinkBar);
    setBars(down, most, duals, growBar, shrinkBar);
  }
}

/** Takes a move into the errors; returns the sample with the largest error among those that may grow. */
function takeMove(
  errors: Float64Array,
  upRow: Float64Array,
  downRow: Float64Array,
  move: number,
  growBar: Float64Array,
): number {
  let highest = Number.NEGATIVE_INFINITY;
  let up = 0;
  for (let t = 0; t < errors.length; t++) {
    const error = errors[t] - move * (upRow[t] - downRow[t]);
    errors[t] = error;
    const high = error + growBar[t];
    if (high > highest) {
      highest = high;
      up = t;
    }
  }
  return up;
}

/** Of the samples that may shrink, the one with which a move gains most (second order); -1 once no gap is left. */
function bestPartner(
  errors: Float64Array,
  upRow: Float64Array,
  diagonal: Float64Array,
  shrinkBar: Float64Array,
  highest: number,
  upDiagonal: number,
): number {
  let lowest = Number.POSITIVE_INFINITY;
  let bestGap = 0;
  let bestCurvature = 1;
  let down = -1;
  for (let t = 0; t < errors.length; t++) {
    const low = errors[t] + shrinkBar[t];
    if (low < lowest) lowest = low;
    const gap = highest - low;
    if (gap <= 0) continue;
    const curvature = Math.max(upDiagonal + diagonal[t] - 2 * upRow[t], CURVATURE);
    // gap^2 / curvature > bestGap^2 / bestCurvature, without the division.
    if (gap * gap * bestCurvature > bestGap * bestGap * curvature) {
      bestGap = gap;
      bestCurvature = curvature;
      down = t;
    }
  }
  return highest - lowest < GAP ? -1 : down;
}

/** Sets the bars that say whether dual i may grow or shrink. */
function setBars(
  i: number,
  most: Float64Array,
  duals: Float64Array,
  growBar: Float64Array,
  shrinkBar: Float64Array,
): void {
  growBar[i] = duals[i] < most[i] ? 0 : Number.NEGATIVE_INFINITY;
  shrinkBar[i] = duals[i] > most[i] - C ? 0 : Number.POSITIVE_INFINITY;
}

/** Duals kept from the last fit; those of samples that changed sides are dropped, and the balance sum = 0 is restored. */
function startingPoint(architectures: Int32Array, most: Float64Array, memory: DualMemory): Float64Array {
  const duals = new Float64Array(architectures.length);
  let surplus = 0;
  for (let i = 0; i < duals.length; i++) {
    const kept = memory.get(architectures[i]) ?? 0;
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

function errorsOf(
  features: KernelFeatures,
  architectures: Int32Array,
  most: Float64Array,
  duals: Float64Array,
  gamma: number,
): Float64Array {
  const weights = weightsOf(features, architectures, duals);
  const scale = gamma ** 4;
  const errors = new Float64Array(duals.length);
  for (let i = 0; i < errors.length; i++) {
    errors[i] = (most[i] > 0 ? 1 : -1) - scale * features.dot(weights, architectures[i]);
  }
  return errors;
}

function weightsOf(features: KernelFeatures, architectures: Int32Array, duals: Float64Array): Float64Array {
  const weights = new Float64Array(features.width);
  for (let i = 0; i < duals.length; i++) {
    if (duals[i] !== 0) features.addTo(weights, architectures[i], duals[i]);
  }
  return weights;
}

/** Mean error of the free samples; the middle between the two sides' limits where none is free. */
function biasOf(errors: Float64Array, most: Float64Array, duals: Float64Array): number {
  let sum = 0;
  let free = 0;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let t = 0; t < errors.length; t++) {
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
