import type { ArchitectureTable } from "../../harness/nas/index.ts";
import { convertScaledHardware } from "../automl-repo/convert.ts";
import { TABLE_FILES, type TableFileKey } from "../catalogue/index.ts";
import { DatasetError } from "../dataset-error.ts";
import { convertSupernet } from "../few-shot-nas/convert.ts";
import { convertPerfMetrics } from "../freerea-perfmetrics/convert.ts";
import { convertParams, convertScore } from "../freerea-proxies/convert.ts";
import { FPGA_POWER_W, checkArchitectureIndex, convertLatency } from "../help/convert.ts";
import { convertEpochs12 } from "../mini-nasbench/convert.ts";
import { convertLandscape } from "../nats-bench-landscape/convert.ts";
import { flopsM } from "./flops.ts";
import { TABLE_NAME } from "./table-name.ts";

/** Puts the table together from the bytes of all its files. @throws DatasetError for anything amiss in one of them. */
export function buildTable(bytesOf: (key: TableFileKey) => Uint8Array): ArchitectureTable {
  const text = (key: TableFileKey): string => new TextDecoder().decode(bytesOf(key));
  const latency = (key: TableFileKey): Float64Array => convertLatency(bytesOf(key), id(key));

  const landscape = convertLandscape(text("architectures"), id("architectures"));
  const { architectures } = landscape;
  checkArchitectureIndex(bytesOf("architectureIndex"), id("architectureIndex"), architectures);
  const cifar10 = convertPerfMetrics(text("cifar10"), id("cifar10"));
  checkSameOrder(cifar10.testAccuracy, landscape.cifar10Test);
  const hardware = convertScaledHardware(bytesOf("scaledHardware"), id("scaledHardware"));
  const epochs12 = convertEpochs12(bytesOf("epochs12"), id("epochs12"), architectures);
  const naswot = convertScore(text("naswot"), id("naswot"), "naswot");
  const logsynflow = convertScore(text("logsynflow"), id("logsynflow"), "logsynflow");
  const fpgaLatencyMs = latency("fpga");
  return {
    name: TABLE_NAME,
    kind: "real",
    architectures,
    columns: {
      cifar10_test_12: epochs12.test,
      cifar10_val_12: epochs12.validation,
      cifar10_test_200: cifar10.testAccuracy,
      cifar_train_s_200: cifar10.trainingS,
      edgegpu_latency_ms: hardware.edgegpuLatencyMs,
      edgegpu_energy_mj: hardware.edgegpuEnergyMj,
      params_m: convertParams(text("params"), id("params")),
      flops_m: Float64Array.from(architectures, flopsM),
      oneshot_acc: convertSupernet(text("oneShot"), id("oneShot"), architectures),
      fewshot_acc: convertSupernet(text("fewShot"), id("fewShot"), architectures),
      raspi4_latency_ms: latency("raspi4"),
      edgetpu_latency_ms: hardware.edgetpuLatencyMs,
      pixel3_latency_ms: latency("pixel3"),
      eyeriss_latency_ms: latency("eyeriss"),
      eyeriss_energy_mj: hardware.eyerissEnergyMj,
      fpga_latency_ms: fpgaLatencyMs,
      fpga_energy_mj: fpgaLatencyMs.map((ms) => FPGA_POWER_W * ms),
      eyeriss_arithmetic_intensity_ops_per_byte: hardware.eyerissIntensityOpsPerByte,
      cifar100_test_200: landscape.cifar100Test,
      imagenet16_test_200: landscape.imagenet16Test,
      naswot: naswot.score,
      naswot_s: naswot.seconds,
      logsynflow: logsynflow.score,
      logsynflow_s: logsynflow.seconds,
    },
  };
}

/** Two files tell the same accuracies: agreeing in every row proves that both count the architectures alike. */
function checkSameOrder(accuracy: Float64Array, again: Float64Array): void {
  const bad = accuracy.findIndex((value, row) => Math.abs(value - again[row]) > 0.01);
  if (bad < 0) return;
  throw new DatasetError({
    what: "architectures in another order",
    where: `${id("cifar10")}, row ${bad}, column Test-Accuracy`,
    got: String(accuracy[bad]),
    expected: `${again[bad]}, as in ${id("architectures")}`,
  });
}

/** How complaints name a file. */
function id(key: TableFileKey): string {
  return TABLE_FILES[key].id;
}
