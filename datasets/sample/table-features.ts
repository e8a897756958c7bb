import type { ColumnFeatures } from "./column-model.ts";
import { COLUMN_SPECS, type ModelledColumn } from "./column-specs.ts";
import { DESIGNS, designRows, type DesignName, type DesignRows } from "./designs.ts";
import { enumerateCells } from "./enumeration.ts";
import { connectedCells } from "./pruned-cells.ts";

/** What the columns' models are evaluated on; the same for any table. Each design is built once, when first asked for. */
export class TableFeatures {
  readonly #cells = enumerateCells();
  readonly #isConnected = connectedCells(this.#cells);
  readonly #built = new Map<DesignName, DesignRows>();

  of(column: ModelledColumn): ColumnFeatures {
    const design = COLUMN_SPECS[column].design;
    return {
      connected: this.#rows(design).features,
      // Few cells are disconnected: they can bear few features.
      disconnected: this.#rows(DESIGNS[design].pruning === "none" ? "edges" : "liveEdges").features,
      isConnected: this.#isConnected,
    };
  }

  /** The pruned cell each architecture is known by, for a column. */
  cellOf(column: ModelledColumn): Uint16Array {
    return this.#rows(COLUMN_SPECS[column].design).cell;
  }

  #rows(name: DesignName): DesignRows {
    const rows = this.#built.get(name) ?? designRows(name, this.#cells);
    this.#built.set(name, rows);
    return rows;
  }
}
