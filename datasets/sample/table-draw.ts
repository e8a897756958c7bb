import {
  OPERATIONS,
  TABLE_COLUMNS,
  type ArchitectureTable,
  type TableColumn,
} from "../../harness/nas/index.ts";
import { flopsM } from "../nasbench201/flops.ts";
import { columnValues } from "./column-model.ts";
import { COLUMN_SPECS, MODELLED_COLUMNS } from "./column-specs.ts";
import { correlatedScores, mixed } from "./residual-scores.ts";
import { EDGE_COUNT, enumerateArchitectures, enumerateCells } from "./enumeration.ts";
import { TableFeatures } from "./table-features.ts";
import type { TableModel } from "./table-model.ts";

/** HW-NAS-Bench's FPGA energy is this times the latency. Said here again: the converter that says it brings all parsers along. */
const FPGA_POWER_W = 7;

/** The sample table: always the same for the same model. */
export function drawTable(model: TableModel, features = new TableFeatures()): ArchitectureTable {
  const own = correlatedScores(model.correlations, "architecture", MODELLED_COLUMNS.length);
  const sharing = MODELLED_COLUMNS.findLastIndex((column) => model.shared[column] > 0);
  const common = correlatedScores(model.correlations, "cell", sharing + 1);
  const columns = {} as Record<TableColumn, Float64Array>;
  for (const column of TABLE_COLUMNS) columns[column] = new Float64Array(0);
  for (const [k, column] of MODELLED_COLUMNS.entries()) {
    const share = model.shared[column];
    const scores = share > 0 ? mixed(own[k], common[k], features.cellOf(column), share) : own[k];
    columns[column] = columnValues(COLUMN_SPECS[column], model.columns[column], features.of(column), scores);
  }
  const architectures = enumerateArchitectures();
  columns.flops_m = flopsColumn(architectures);
  columns.fpga_energy_mj = columns.fpga_latency_ms.map((ms) => FPGA_POWER_W * ms);
  return { name: "nasbench201-cifar10-sample", kind: "sample", architectures, columns };
}

/** The formula knows convolutions alone, so it is asked once for each number of them. */
function flopsColumn(architectures: readonly string[]): Float64Array {
  const cells = enumerateCells();
  const known = new Map<number, number>();
  return Float64Array.from(architectures, (architecture, row) => {
    let key = 0;
    for (let edge = 0; edge < EDGE_COUNT; edge++) {
      const operation = OPERATIONS[cells[row * EDGE_COUNT + edge]];
      if (operation === "nor_conv_1x1") key += 1;
      if (operation === "nor_conv_3x3") key += EDGE_COUNT + 1;
    }
    const flops = known.get(key) ?? flopsM(architecture);
    known.set(key, flops);
    return flops;
  });
}
