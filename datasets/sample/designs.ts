import { CellStructure } from "./cell-structure.ts";
import {
  EDGE_FEATURES,
  LONGEST_PATH_FEATURES,
  MAX_EDGE_FEATURES_PER_CELL,
  PAIR_FEATURES,
  addEdgeFeatures,
  addLongestPathFeature,
  addPairFeatures,
} from "./edge-features.ts";
import { ARCHITECTURE_COUNT, EDGE_COUNT, codeOfCell } from "./enumeration.ts";
import { FeatureRowsBuilder, type FeatureRows } from "./feature-rows.ts";
import { prunedCells, type Pruning } from "./pruned-cells.ts";
import {
  MAX_STRUCTURE_FEATURES_PER_CELL,
  STRUCTURE_FEATURES,
  addStructureFeatures,
} from "./structure-features.ts";

/** A set of features of a cell, seen after some pruning. */
interface Design {
  readonly pruning: Pruning;
  readonly pairs: boolean;
  /** Also the longest path, and the shape of the cell. */
  readonly structure: boolean;
}

/** Which features explain a column: accuracy comes from what carries a signal, time from every edge that runs. */
export const DESIGNS = {
  edges: { pruning: "none", pairs: false, structure: false },
  edgePairs: { pruning: "none", pairs: true, structure: false },
  liveEdges: { pruning: "dead-ends", pairs: false, structure: false },
  livePairs: { pruning: "dead-ends", pairs: true, structure: false },
  usedPairsAndStructure: { pruning: "unused", pairs: true, structure: true },
} as const satisfies Readonly<Record<string, Design>>;

export type DesignName = keyof typeof DESIGNS;

/** The features of all architectures in natural order, and the pruned cell (its place in that order) each is known by. */
export interface DesignRows {
  readonly features: FeatureRows;
  readonly cell: Uint16Array;
}

/** @param allCells in natural order. */
export function designRows(name: DesignName, allCells: Uint8Array): DesignRows {
  const { pruning, pairs, structure }: Design = DESIGNS[name];
  const cells = prunedCells(allCells, pruning);
  const firstPath = EDGE_FEATURES + (pairs ? PAIR_FEATURES : 0);
  const firstStructure = firstPath + LONGEST_PATH_FEATURES;
  const builder = new FeatureRowsBuilder(
    ARCHITECTURE_COUNT,
    structure ? firstStructure + STRUCTURE_FEATURES : firstPath,
    MAX_EDGE_FEATURES_PER_CELL + (structure ? MAX_STRUCTURE_FEATURES_PER_CELL : 0),
  );
  const shape = new CellStructure();
  const cell = new Uint16Array(ARCHITECTURE_COUNT);
  for (let row = 0; row < ARCHITECTURE_COUNT; row++) {
    addEdgeFeatures(cells, row, 0, builder);
    if (pairs) addPairFeatures(cells, row, EDGE_FEATURES, builder);
    if (structure) {
      addLongestPathFeature(cells, row, firstPath, builder);
      shape.read(cells, row);
      addStructureFeatures(shape, firstStructure, builder);
    }
    builder.endRow();
    cell[row] = codeOfCell(cells, row * EDGE_COUNT);
  }
  return { features: builder.rows(), cell };
}
