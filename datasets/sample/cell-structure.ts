import { OPERATIONS } from "../../harness/nas/index.ts";
import { EDGE_COUNT } from "./enumeration.ts";

/** The four ways from input to output, as edges. */
export const PATHS = [[3], [0, 4], [1, 5], [0, 2, 5]] as const;
/** Edges of the longest. */
export const LONGEST = 3;

const SKIP = OPERATIONS.indexOf("skip_connect");
const CONV_1X1 = OPERATIONS.indexOf("nor_conv_1x1");
const CONV_3X3 = OPERATIONS.indexOf("nor_conv_3x3");
const POOL = OPERATIONS.indexOf("avg_pool_3x3");

/** What matters of a cell's shape for learning: how deep, how short, how wide, and made of what. */
export class CellStructure {
  /** Paths that carry a signal. */
  paths = 0;
  /** Most convolutions on a path: the depth of the cell. */
  depth = 0;
  /** Most 3x3 convolutions on a path. */
  depth3x3 = 0;
  /** Fewest convolutions on a path. */
  shallowest = 0;
  /** 1 where a path is made of skips alone, as in a residual block. */
  skipPath = 0;
  /** 1 where a path avoids pooling. */
  poolFreePath = 0;
  /** Edges with each operation, by code. */
  readonly counts = new Uint8Array(OPERATIONS.length);

  /** Edges with a convolution. */
  get convolutions(): number {
    return this.counts[CONV_1X1] + this.counts[CONV_3X3];
  }

  /** Reads a row of (pruned) cells in place of what was here: one object serves all rows. */
  read(cells: Uint8Array, row: number): void {
    const offset = row * EDGE_COUNT;
    this.counts.fill(0);
    for (let edge = 0; edge < EDGE_COUNT; edge++) this.counts[cells[offset + edge]]++;
    this.paths = this.depth = this.depth3x3 = this.skipPath = this.poolFreePath = 0;
    this.shallowest = LONGEST;
    for (const path of PATHS) this.#readPath(cells, offset, path);
  }

  #readPath(cells: Uint8Array, offset: number, path: readonly number[]): void {
    let [convolutions, wide, skips, pools] = [0, 0, 0, 0];
    for (let k = 0; k < path.length; k++) {
      const code = cells[offset + path[k]];
      if (code === 0) return;
      if (code === SKIP) skips++;
      else if (code === POOL) pools++;
      else convolutions++;
      if (code === CONV_3X3) wide++;
    }
    this.paths++;
    this.depth = Math.max(this.depth, convolutions);
    this.depth3x3 = Math.max(this.depth3x3, wide);
    this.shallowest = Math.min(this.shallowest, convolutions);
    if (skips === path.length) this.skipPath = 1;
    if (pools === 0) this.poolFreePath = 1;
  }
}
