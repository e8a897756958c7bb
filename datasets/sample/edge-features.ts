import { OPERATIONS } from "../../harness/nas/index.ts";
import { EDGE_COUNT } from "./enumeration.ts";
import type { FeatureRowsBuilder } from "./feature-rows.ts";

/** `none` is the base level: it has no feature. */
const KINDS = OPERATIONS.length - 1;
const PAIRS = (EDGE_COUNT * (EDGE_COUNT - 1)) / 2;
/** The longest way from input to output, edge by edge. */
const LONGEST_PATH = [0, 2, 5] as const;

/** Operation on edge, one-hot: 24 features. */
export const EDGE_FEATURES = EDGE_COUNT * KINDS;
/** Operations on two edges at once, one-hot: 240 features. */
export const PAIR_FEATURES = PAIRS * KINDS * KINDS;
/** Operations on the three edges of the longest path, one-hot: 64 features. */
export const LONGEST_PATH_FEATURES = KINDS ** LONGEST_PATH.length;

/** Most features of these three kinds that a cell can have. */
export const MAX_EDGE_FEATURES_PER_CELL = EDGE_COUNT + PAIRS + 1;

export function addEdgeFeatures(cells: Uint8Array, row: number, first: number, to: FeatureRowsBuilder): void {
  for (let edge = 0; edge < EDGE_COUNT; edge++) {
    const code = cells[row * EDGE_COUNT + edge];
    if (code > 0) to.add(first + edge * KINDS + code - 1);
  }
}

export function addPairFeatures(cells: Uint8Array, row: number, first: number, to: FeatureRowsBuilder): void {
  let pair = 0;
  for (let a = 0; a < EDGE_COUNT; a++) {
    const codeA = cells[row * EDGE_COUNT + a];
    for (let b = a + 1; b < EDGE_COUNT; b++, pair++) {
      const codeB = cells[row * EDGE_COUNT + b];
      if (codeA > 0 && codeB > 0) to.add(first + (pair * KINDS + codeA - 1) * KINDS + codeB - 1);
    }
  }
}

export function addLongestPathFeature(
  cells: Uint8Array,
  row: number,
  first: number,
  to: FeatureRowsBuilder,
): void {
  let feature = 0;
  for (const edge of LONGEST_PATH) {
    const code = cells[row * EDGE_COUNT + edge];
    if (code === 0) return;
    feature = feature * KINDS + code - 1;
  }
  to.add(first + feature);
}
