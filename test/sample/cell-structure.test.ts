import { describe, expect, it } from "vitest";
import { CellStructure } from "../../datasets/sample/cell-structure.ts";
import { FeatureRowsBuilder } from "../../datasets/sample/feature-rows.ts";
import {
  MAX_STRUCTURE_FEATURES_PER_CELL,
  STRUCTURE_FEATURES,
  addStructureFeatures,
} from "../../datasets/sample/structure-features.ts";
import { enumerateCells } from "../../datasets/sample/enumeration.ts";
import { OPERATIONS, type Operation } from "../../harness/nas/index.ts";

function structure(...operations: Operation[]): CellStructure {
  const cell = new CellStructure();
  cell.read(
    Uint8Array.from(operations, (operation) => OPERATIONS.indexOf(operation)),
    0,
  );
  return cell;
}

describe("CellStructure", () => {
  it("reads a residual cell", () => {
    const cell = structure("nor_conv_3x3", "none", "none", "skip_connect", "nor_conv_3x3", "none");
    expect(cell).toMatchObject({
      paths: 2,
      depth: 2,
      depth3x3: 2,
      shallowest: 0,
      skipPath: 1,
      poolFreePath: 1,
    });
  });

  it("reads the longest path, and pooling on every path", () => {
    const cell = structure("nor_conv_1x1", "none", "nor_conv_3x3", "avg_pool_3x3", "none", "avg_pool_3x3");
    expect(cell).toMatchObject({
      paths: 2,
      depth: 2,
      depth3x3: 1,
      shallowest: 0,
      skipPath: 0,
      poolFreePath: 0,
    });
    expect(cell.convolutions).toBe(2);
  });

  it("gives features in ascending order, within bounds", () => {
    const cells = enumerateCells();
    const cell = new CellStructure();
    const rowCount = 15_625;
    const builder = new FeatureRowsBuilder(rowCount, STRUCTURE_FEATURES, MAX_STRUCTURE_FEATURES_PER_CELL);
    for (let row = 0; row < rowCount; row++) {
      cell.read(cells, row);
      addStructureFeatures(cell, 0, builder);
      builder.endRow();
    }
    const { starts, active } = builder.rows();
    let bad = 0;
    for (let row = 0; row < rowCount; row++) {
      if (starts[row + 1] - starts[row] > MAX_STRUCTURE_FEATURES_PER_CELL) bad++;
      for (let k = starts[row] + 1; k < starts[row + 1]; k++) if (active[k] <= active[k - 1]) bad++;
    }
    expect(bad).toBe(0);
    expect(active.every((feature) => feature < STRUCTURE_FEATURES)).toBe(true);
  });
});
