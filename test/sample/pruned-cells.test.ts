import { describe, expect, it } from "vitest";
import {
  EDGE_COUNT,
  codeOfCell,
  enumerateArchitectures,
  enumerateCells,
  naturalOrder,
} from "../../datasets/sample/enumeration.ts";
import { connectedCells, prunedCells } from "../../datasets/sample/pruned-cells.ts";
import { EDGES, OPERATIONS, formatArchitecture } from "../../harness/nas/index.ts";

const cells = enumerateCells();
const cellAt = (all: Uint8Array, row: number): number[] => [
  ...all.subarray(row * EDGE_COUNT, (row + 1) * EDGE_COUNT),
];

/** Nodes from which (or to which) a path of edges that hold an operation leads, by walking until nothing changes. */
function joined(cell: readonly number[], node: number, towards: "output" | "input"): boolean {
  const goal = towards === "output" ? 3 : 0;
  if (node === goal) return true;
  return EDGES.some(([from, to], edge) => {
    const [near, far] = towards === "output" ? [from, to] : [to, from];
    return near === node && (cell[edge] ?? 0) > 0 && joined(cell, far, towards);
  });
}

describe("cells", () => {
  it("are numbered like digits", () => {
    for (const row of [0, 1, 5, 777, 15_624]) expect(codeOfCell(cells, row * EDGE_COUNT)).toBe(row);
    const architectures = enumerateArchitectures();
    for (const row of [0, 124, 125, 9_999, 15_624]) {
      const operations = cellAt(cells, row).map((code) => OPERATIONS[code] ?? "none");
      expect(architectures[row]).toBe(formatArchitecture(operations));
    }
    expect([...naturalOrder(architectures)]).toEqual(architectures.map((_, row) => row));
  });

  it("keep after pruning just the edges that a walk finds useful", () => {
    const [live, used] = [prunedCells(cells, "dead-ends"), prunedCells(cells, "unused")];
    const connected = connectedCells(cells);
    for (let row = 0; row < connected.length; row++) {
      const cell = cellAt(cells, row);
      const leads = EDGES.map(([, to]) => joined(cell, to, "output"));
      const reached = EDGES.map(([from]) => joined(cell, from, "input"));
      expect(cellAt(live, row)).toEqual(cell.map((code, edge) => (leads[edge] ? code : 0)));
      expect(cellAt(used, row)).toEqual(cell.map((code, edge) => (leads[edge] && reached[edge] ? code : 0)));
      expect(connected[row] === 1).toBe(joined(cell, 0, "output"));
    }
  });

  it("join input and output but for 341", () => {
    expect(connectedCells(cells).filter((on) => on === 0)).toHaveLength(341);
  });
});
