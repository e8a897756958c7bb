import { hypervolume, nonDominated, spearman } from "../../harness/analysis/index.ts";
import type { ArchitectureTable, TableColumn } from "../../harness/nas/index.ts";
import { agrees, exactly, type CheckResult } from "./check-result.ts";

/** Rows 0, 1 and 2 of HW-NAS-Bench's CIFAR-10 part, as its authors print them. */
const FIRST_ROWS: readonly (readonly [TableColumn, readonly string[]])[] = [
  ["edgegpu_energy_mj", ["24.226614", "29.997148", "29.402311"]],
  ["edgegpu_latency_ms", ["5.807418", "6.547689", "6.509256"]],
  ["raspi4_latency_ms", ["10.481977", "54.777397", "50.409404"]],
  ["fpga_energy_mj", ["18.01072", "37.20752", "37.00592"]],
];

/** Best accuracies after 200 epochs and the architectures that reach them. */
const BEST: readonly (readonly [TableColumn, string, number])[] = [
  ["cifar10_test_200", "94.373", 6111],
  ["cifar100_test_200", "73.513", 9930],
  ["imagenet16_test_200", "47.311", 857],
];

/** Rank correlation with test accuracy. */
const SPEARMAN: readonly (readonly [TableColumn, string])[] = [
  ["oneshot_acc", "0.676"],
  ["fewshot_acc", "0.741"],
  ["cifar10_val_12", "0.772"],
  ["logsynflow", "0.826"],
  ["naswot", "0.793"],
];

/** Reference point of the hypervolume: accuracy 0 %, energy 50 mJ. */
const REFERENCE = [0, 50];

/** What must hold of the architecture table after conversion. */
export function tableChecks({ architectures, columns }: ArchitectureTable): CheckResult[] {
  const accuracy = columns.cifar10_test_200;
  const energy = columns.edgegpu_energy_mj;
  const points = Float64Array.from({ length: 2 * accuracy.length }, (_, i) =>
    i % 2 === 0 ? -accuracy[i >> 1] : energy[i >> 1],
  );
  const notRun = columns.edgetpu_latency_ms.filter((value) => Number.isNaN(value)).length;
  return [
    exactly("table: rows", architectures.length, 15_625),
    exactly("table: different architectures", new Set(architectures).size, 15_625),
    ...BEST.flatMap(([column, best, index]) => {
      const at = indexOfMax(columns[column]);
      return [
        agrees(`${column}: best`, columns[column][at], best),
        exactly(`${column}: index of best`, at, index),
      ];
    }),
    ...FIRST_ROWS.flatMap(([column, values]) =>
      values.map((value, row) => agrees(`${column}: row ${row}`, columns[column][row], value)),
    ),
    agrees("edgetpu_latency_ms: row 0", columns.edgetpu_latency_ms[0], "0.9571811"),
    exactly("edgetpu_latency_ms: not run", notRun, 4699),
    agrees("edgegpu_energy_mj: max", Math.max(...energy), "48.78042"),
    agrees("edgegpu_energy_mj: min", Math.min(...energy), "2.059187"),
    exactly("fpga_energy_mj: 7.0 W x latency, largest error", fpgaError(columns), 0),
    agrees("hypervolume of accuracy and energy", hypervolume(points, 2, REFERENCE), "4155.00"),
    exactly("architectures on its front", nonDominated(points, 2).length, 36),
    ...SPEARMAN.map(([column, rho]) =>
      agrees(`${column}: Spearman`, spearman(columns[column], accuracy), rho),
    ),
    agrees("flops_m: least (no convolution)", Math.min(...columns.flops_m), "7.78305"),
    agrees("flops_m: most (six 3x3 convolutions)", Math.max(...columns.flops_m), "220.11969"),
  ];
}

function fpgaError(columns: ArchitectureTable["columns"]): number {
  return columns.fpga_energy_mj.reduce(
    (most, mj, i) => Math.max(most, Math.abs(mj - 7 * columns.fpga_latency_ms[i])),
    0,
  );
}

export function indexOfMax(values: Float64Array): number {
  return values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
}
