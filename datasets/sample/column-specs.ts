import type { TableColumn } from "../../harness/nas/index.ts";
import type { DesignName } from "./designs.ts";
import type { ScaleName } from "./scale.ts";

/** How a column is modelled: by which features, on which scale. */
export interface ColumnSpec {
  readonly design: DesignName;
  readonly scale: ScaleName;
  /** Least and greatest value that can be, where known; otherwise the fit sets what it has seen. */
  readonly range?: readonly [number, number];
}

const CIFAR10_ACCURACY: ColumnSpec = { design: "usedPairsAndStructure", scale: "logError", range: [10, 100] };
const SUPERNET_SCORE: ColumnSpec = { ...CIFAR10_ACCURACY, scale: "supernetLogit" };
const DEVICE: ColumnSpec = { design: "livePairs", scale: "identity" };
const EDGE_SUM: ColumnSpec = { design: "edges", scale: "identity" };

/**
 * Every modelled column, those that every search needs first: a column is drawn after all that stand before it.
 * Absent are `flops_m` (a formula) and `fpga_energy_mj` (7 W times the latency).
 */
export const COLUMN_SPECS = {
  cifar10_test_200: CIFAR10_ACCURACY,
  edgegpu_energy_mj: DEVICE,
  cifar_train_s_200: { design: "edgePairs", scale: "identity" },
  oneshot_acc: SUPERNET_SCORE,
  fewshot_acc: SUPERNET_SCORE,
  cifar10_val_12: CIFAR10_ACCURACY,
  cifar10_test_12: CIFAR10_ACCURACY,
  logsynflow: { design: "edgePairs", scale: "identity" },
  naswot: { design: "usedPairsAndStructure", scale: "identity" },
  params_m: EDGE_SUM,
  edgegpu_latency_ms: DEVICE,
  cifar100_test_200: { ...CIFAR10_ACCURACY, range: [1, 100] },
  imagenet16_test_200: { ...CIFAR10_ACCURACY, range: [100 / 120, 100] },
  edgetpu_latency_ms: DEVICE,
  raspi4_latency_ms: DEVICE,
  pixel3_latency_ms: DEVICE,
  eyeriss_latency_ms: EDGE_SUM,
  eyeriss_energy_mj: EDGE_SUM,
  eyeriss_arithmetic_intensity_ops_per_byte: { design: "edgePairs", scale: "identity" },
  fpga_latency_ms: EDGE_SUM,
  naswot_s: { design: "edges", scale: "log" },
  logsynflow_s: { design: "edges", scale: "log" },
} as const satisfies Partial<Readonly<Record<TableColumn, ColumnSpec>>>;

export type ModelledColumn = keyof typeof COLUMN_SPECS;

export const MODELLED_COLUMNS = Object.keys(COLUMN_SPECS) as readonly ModelledColumn[];
