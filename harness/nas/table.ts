/** The columns of one architecture table; a value that upstream did not measure is NaN. */
export const TABLE_COLUMNS = [
  "cifar10_test_12",
  "cifar10_val_12",
  "cifar10_test_200",
  "cifar_train_s_200",
  "edgegpu_latency_ms",
  "edgegpu_energy_mj",
  "params_m",
  "flops_m",
  "oneshot_acc",
  "fewshot_acc",
  "raspi4_latency_ms",
  "edgetpu_latency_ms",
  "pixel3_latency_ms",
  "eyeriss_latency_ms",
  "eyeriss_energy_mj",
  "fpga_latency_ms",
  "fpga_energy_mj",
  "eyeriss_arithmetic_intensity_ops_per_byte",
  "cifar100_test_200",
  "imagenet16_test_200",
  "naswot",
  "naswot_s",
  "logsynflow",
  "logsynflow_s",
] as const;

export type TableColumn = (typeof TABLE_COLUMNS)[number];

/**
 * Everything known about every architecture of a finite space, as typed columns in index order (row i = architecture i).
 * Accuracies and supernet scores in %, times in the unit of the name, `params_m` and `flops_m` in millions.
 */
export interface ArchitectureTable {
  readonly name: string;
  /** `sample`: made by the models in `datasets/sample`, not measured. */
  readonly kind: "real" | "sample";
  /** Architecture strings, `|op~0|+|op~0|op~1|+|op~0|op~1|op~2|`. */
  readonly architectures: readonly string[];
  readonly columns: Readonly<Record<TableColumn, Float64Array>>;
}
