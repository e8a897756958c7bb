import type { KernelFeatures } from "./features.ts";

/** C of the soft margin; as released. */
const C = 1;
/** Passes over the samples, at most. The boundary only steers sampling: a rough optimum serves, and is the same each time. */
const MAX_PASSES = 20;
/** Largest projected gradient at which a pass counts as converged; LIBLINEAR's default. */
const TOLERANCE = 0.1;

/** A boundary in the space: architectures on its positive side are predicted good. */
export interface Boundary {
  isGood(architecture: number): boolean;
}

/** Dual variables by architecture, kept from one fit to the next as its starting point. */
export type DualMemory = Map<number, number>;

/**
 * Support vector machine with the polynomial kernel (gamma x . z)^4, gamma = 1 / (edges * variance of the codes)
 * ("scale"), C = 1, by dual coordinate descent on the explicit features (Hsieh et al., ICML 2008). The bias is one more
 * feature, as large as the typical sample, so that it is hardly penalised.
 *
 * @param samples architectures. @param good whether each is in the better half.
 * @param memory dual variables of the last fit at this place of the tree; updated in place.
 */
export function fitBoundary(
  features: KernelFeatures,
  samples: readonly number[],
  good: readonly boolean[],
  memory: DualMemory,
): Boundary {
  const { width, values } = features;
  const n = samples.length;
  const scale = gammaOf(features, samples) ** 2;
  const squared = new Float64Array(n);
  let meanSquare = 0;
  for (let i = 0; i < n; i++) {
    const row = samples[i] * width;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += values[row + k] * values[row + k];
    squared[i] = sum * scale * scale;
    meanSquare += squared[i] / n;
  }
  const biasFeature = Math.sqrt(meanSquare);
  const dual = Float64Array.from(samples, (sample, i) => {
    const kept = memory.get(sample) ?? 0;
    // The sign says which side the sample was on; one that has changed sides starts anew.
    return kept > 0 === good[i] ? Math.abs(kept) : 0;
  });
  const weights = new Float64Array(width);
  let bias = 0;
  for (let i = 0; i < n; i++) {
    if (dual[i] === 0) continue;
    const step = good[i] ? dual[i] : -dual[i];
    addScaled(weights, values, samples[i] * width, step * scale);
    bias += step * biasFeature;
  }
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      const y = good[i] ? 1 : -1;
      const row = samples[i] * width;
      const margin = y * (dot(weights, values, row) * scale + bias * biasFeature);
      const gradient = margin - 1;
      const old = dual[i];
      const projected = old === 0 ? Math.min(gradient, 0) : old === C ? Math.max(gradient, 0) : gradient;
      if (projected === 0) continue;
      worst = Math.max(worst, Math.abs(projected));
      const next = Math.min(C, Math.max(0, old - gradient / (squared[i] + meanSquare)));
      dual[i] = next;
      const step = y * (next - old);
      addScaled(weights, values, row, step * scale);
      bias += step * biasFeature;
    }
    if (worst < TOLERANCE) break;
  }
  memory.clear();
  samples.forEach((sample, i) => {
    if (dual[i] > 0) memory.set(sample, good[i] ? dual[i] : -dual[i]);
  });
  const threshold = -bias * biasFeature;
  return { isGood: (architecture) => dot(weights, values, architecture * width) * scale > threshold };
}

/** scikit-learn's gamma="scale". A sample without spread gets 1. */
function gammaOf({ codes, values, width }: KernelFeatures, samples: readonly number[]): number {
  const edges = codes.length / (values.length / width);
  let sum = 0;
  let squares = 0;
  for (const sample of samples) {
    for (let k = 0; k < edges; k++) {
      const code = codes[sample * edges + k];
      sum += code;
      squares += code * code;
    }
  }
  const count = samples.length * edges;
  const variance = squares / count - (sum / count) ** 2;
  return variance > 0 ? 1 / (edges * variance) : 1;
}

function dot(weights: Float64Array, values: Float64Array, row: number): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k] * values[row + k];
  return sum;
}

function addScaled(weights: Float64Array, values: Float64Array, row: number, factor: number): void {
  for (let k = 0; k < weights.length; k++) weights[k] += factor * values[row + k];
}
