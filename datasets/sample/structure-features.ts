import { OPERATIONS } from "../../harness/nas/index.ts";
import { type CellStructure, LONGEST, PATHS } from "./cell-structure.ts";
import { EDGE_COUNT } from "./enumeration.ts";
import type { FeatureRowsBuilder } from "./feature-rows.ts";

/** "At least 1, 2, … 5 edges": a number of edges as steps. */
const STEPS = EDGE_COUNT - 1;
/** Steps of the number of edges with each operation but `none`. */
const COUNT_STEPS = (OPERATIONS.length - 1) * STEPS;
/** What a step brings may depend on the skip path, the depth and the 3x3 depth: a block of steps for each. */
const BLOCKS = 1 + 1 + LONGEST + LONGEST;
const SKIP_BLOCK = 1;
const DEPTH_BLOCK = 2;
const DEPTH_3X3_BLOCK = DEPTH_BLOCK + LONGEST;

/** Widths of the parts before the blocks, in order: see `addStructureFeatures`. */
const LEVELS = [LONGEST, LONGEST, LONGEST, 1, 1, PATHS.length - 1, LONGEST] as const;
const FIRST_BLOCK = LEVELS.reduce((sum, width) => sum + width, 0) + 2 * STEPS;

/** Features of a cell's shape: 187. */
export const STRUCTURE_FEATURES = FIRST_BLOCK + BLOCKS * COUNT_STEPS;

/** Most of them that a cell can have: levels, two rows of steps, and its edges in four blocks. */
export const MAX_STRUCTURE_FEATURES_PER_CELL = LEVELS.length + 2 * STEPS + 4 * EDGE_COUNT;

export function addStructureFeatures(cell: CellStructure, first: number, to: FeatureRowsBuilder): void {
  let next = first;
  next = addLevel(cell.depth, LEVELS[0], next, to);
  next = addLevel(cell.depth3x3, LEVELS[1], next, to);
  next = addLevel(cell.shallowest, LEVELS[2], next, to);
  next = addLevel(cell.skipPath, LEVELS[3], next, to);
  next = addLevel(cell.poolFreePath, LEVELS[4], next, to);
  next = addLevel(cell.paths - 1, LEVELS[5], next, to);
  next = addLevel(cell.skipPath * cell.depth, LEVELS[6], next, to);
  next = addSteps(EDGE_COUNT - cell.counts[0] - 1, next, to);
  next = addSteps(cell.convolutions, next, to);
  addCounts(cell, next, to);
  if (cell.skipPath > 0) addCounts(cell, next + SKIP_BLOCK * COUNT_STEPS, to);
  if (cell.depth > 0) addCounts(cell, next + (DEPTH_BLOCK + cell.depth - 1) * COUNT_STEPS, to);
  if (cell.depth3x3 > 0) addCounts(cell, next + (DEPTH_3X3_BLOCK + cell.depth3x3 - 1) * COUNT_STEPS, to);
}

/** One-hot, 0 being the base level. Returns where the next part begins. */
function addLevel(value: number, width: number, first: number, to: FeatureRowsBuilder): number {
  if (value > 0) to.add(first + value - 1);
  return first + width;
}

function addSteps(value: number, first: number, to: FeatureRowsBuilder): number {
  for (let k = 0; k < value && k < STEPS; k++) to.add(first + k);
  return first + STEPS;
}

function addCounts(cell: CellStructure, first: number, to: FeatureRowsBuilder): void {
  let next = first;
  for (let code = 1; code < OPERATIONS.length; code++) next = addSteps(cell.counts[code], next, to);
}
