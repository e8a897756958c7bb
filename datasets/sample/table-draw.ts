import { TABLE_COLUMNS, type ArchitectureTable, type TableColumn } from "../../harness/nas/index.ts";
import { columnValues } from "./column-model.ts";
import { COLUMN_SPECS } from "./column-specs.ts";
import { enumerateArchitectures } from "./enumeration.ts";
import { flopsColumn } from "./flops-column.ts";
import { lazyRecord } from "./lazy-record.ts";
import { ResidualScores } from "./residual-scores.ts";
import { TableFeatures } from "./table-features.ts";
import type { TableModel } from "./table-model.ts";

/** HW-NAS-Bench's FPGA energy is this times the latency. Said here again: the converter that says it brings all parsers along. */
const FPGA_POWER_W = 7;

/** The sample table: always the same for the same model. A column is drawn when first read. */
export function drawTable(model: TableModel, features = new TableFeatures()): ArchitectureTable {
  const architectures = enumerateArchitectures();
  const scores = new ResidualScores(model);
  const drawn = (column: TableColumn): Float64Array => {
    if (column === "flops_m") return flopsColumn(architectures);
    if (column === "fpga_energy_mj") return columns.fpga_latency_ms.map((ms) => FPGA_POWER_W * ms);
    return columnValues(
      COLUMN_SPECS[column],
      model.columns[column],
      features.of(column),
      scores.of(column, features.cellOf(column)),
    );
  };
  const columns = lazyRecord(TABLE_COLUMNS, drawn);
  return { name: "nasbench201-cifar10-sample", kind: "sample", architectures, columns };
}
