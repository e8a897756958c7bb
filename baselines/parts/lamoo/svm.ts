import type { SearchSpace } from "../../../harness/nas/index.ts";
import { DEGREE, scaleGamma } from "./kernel.ts";
import * as passes from "./passes.ts";
import { exceeds } from "./quartic.ts";
import { wordOrderOf, type WordOrder } from "./word-order.ts";

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
  /** The places of word order whose architecture is good, as a set of bits. */
  goodOnes(): Uint32Array;
}

export interface Fit {
  readonly boundary: Boundary;
  /** Its prediction for each sample: 1 for good, else 0. */
  readonly predictedGood: Uint8Array;
}

/** What one fit leaves to the next at its place in the tree: signed dual variables, and the scale of their kernel. */
export class DualMemory {
  /** By architecture of the space. */
  readonly #duals: Float64Array;
  #samples: Int32Array = new Int32Array(0);
  #scale = 0;

  constructor(space: SearchSpace) {
    this.#duals = new Float64Array(space.size);
  }

  /** Factor that keeps the old decision function when the kernel's scale has changed. */
  factorTo(scale: number): number {
    return (this.#scale / scale) ** DEGREE;
  }

  /** 0 for an architecture that was not among the samples. */
  of(architecture: number): number {
    return this.#duals[architecture];
  }

  replace(samples: Int32Array, duals: Float64Array, scale: number): void {
    this.#scale = scale;
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
 * @param architectures the samples. @param good 1 for each in the better half, else 0; both occur. @param memory updated in place.
 * @throws RangeError for a space that is not of six edges and five operations.
 */
export function fitBoundary(
  space: SearchSpace,
  architectures: Int32Array,
  good: Uint8Array,
  memory: DualMemory,
): Fit {
  const order = wordOrderOf(space);
  const scale = Math.fround(scaleGamma(space, architectures) / space.operations ** 2);
  const most = boundsOf(good);
  const duals = startingPoint(architectures, most, memory, scale);
  layOut(order, architectures, most, duals, scale);
  optimise(most, duals);
  memory.replace(architectures, duals, scale);
  const bias = biasOf(most, duals);
  let above: Uint32Array | null = null;
  // Most boundaries are never asked. scale^4 sum + bias > 0; only the sign matters.
  const goodOnes = (): Uint32Array =>
    (above ??= exceeds(space, { architectures, weights: duals }, -bias / scale ** DEGREE));
  return {
    boundary: {
      goodOnes,
      isGood: (architecture) => {
        const place = order.places[architecture];
        return ((goodOnes()[place >> 5] >>> (place & 31)) & 1) === 1;
      },
    },
    predictedGood: predictions(most, bias),
  };
}

/** The largest value of each dual: C for a good sample, 0 for a bad one; the least is C less. */
function boundsOf(good: Uint8Array): Float64Array {
  const most = new Float64Array(good.length);
  for (let i = 0; i < most.length; i++) most[i] = good[i] * C;
  return most;
}

/** On which side of the boundary each sample lies: its side minus its error is its decision value without bias. */
function predictions(most: Float64Array, bias: number): Uint8Array {
  const good = new Uint8Array(most.length);
  for (let i = 0; i < good.length; i++) {
    good[i] = (most[i] > 0 ? 1 : -1) - passes.errors[i] + bias > 0 ? 1 : 0;
  }
  return good;
}

/** Puts the samples where the passes find them, with the errors that the starting duals leave. */
function layOut(
  { choicePairs, squares }: WordOrder,
  architectures: Int32Array,
  most: Float64Array,
  duals: Float64Array,
  scale: number,
): void {
  const n = duals.length;
  const [first, second, third] = passes.choicePairs;
  for (let i = 0; i < n; i++) {
    const architecture = architectures[i];
    first[i] = choicePairs[3 * architecture];
    second[i] = choicePairs[3 * architecture + 1];
    third[i] = choicePairs[3 * architecture + 2];
    const root = (scale * squares[architecture]) ** 2;
    passes.diagonal[i] = root * root;
    passes.errors[i] = most[i] > 0 ? 1 : -1;
    setBars(i, most, duals);
  }
  passes.begin(n, scale);
  for (let i = 0; i < n; i++) if (duals[i] !== 0) passes.shift(i, duals[i]);
}

/** Moves pairs of signed duals until the gap closes. */
function optimise(most: Float64Array, duals: Float64Array): void {
  const { errors, growBars, diagonal } = passes;
  let up = passes.advance(0, 0, 0);
  for (let left = FIRST_STEPS + duals.length; ; left--) {
    const highest = errors[up] + growBars[up];
    const down = passes.partner(up, highest);
    if (passes.largestGap() < GAP || left === 0) return;
    const curvature = Math.max(diagonal[up] + diagonal[down] - 2 * passes.kernelOf(up, down), CURVATURE);
    const room = Math.min(most[up] - duals[up], duals[down] - (most[down] - C));
    const move = Math.min((highest - errors[down]) / curvature, room);
    duals[up] += move;
    duals[down] -= move;
    setBars(up, most, duals);
    setBars(down, most, duals);
    up = passes.advance(up, down, move);
  }
}

/** Sets the bars that say whether dual i may grow or shrink. */
function setBars(i: number, most: Float64Array, duals: Float64Array): void {
  passes.growBars[i] = duals[i] < most[i] ? 0 : Number.NEGATIVE_INFINITY;
  passes.shrinkBars[i] = duals[i] > most[i] - C ? 0 : Number.POSITIVE_INFINITY;
}

/**
 * Duals that give the last fit's decision function again, as far as they may; those of samples that changed sides become 0.
 * The balance sum = 0 is restored from the latest sample back.
 */
function startingPoint(
  architectures: Int32Array,
  most: Float64Array,
  memory: DualMemory,
  scale: number,
): Float64Array {
  const duals = new Float64Array(architectures.length);
  const factor = memory.factorTo(scale);
  let surplus = 0;
  for (let i = 0; i < duals.length; i++) {
    const kept = Math.fround(factor * memory.of(architectures[i]));
    duals[i] = Math.min(most[i], Math.max(most[i] - C, kept));
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
