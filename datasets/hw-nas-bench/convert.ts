import { DatasetError } from "../dataset-error.ts";
import { ARCHITECTURES, checkedColumn } from "../formats/column-check.ts";
import { NumpyArray, TorchTensor, readPickle } from "../formats/pickle/index.ts";
import { checkedArchitectures } from "../nasbench201/architectures.ts";

/** The official benchmark's metrics and our columns for them. */
const METRICS = {
  edgegpu_latency: "edgegpu_latency_ms",
  edgegpu_energy: "edgegpu_energy_mj",
  raspi4_latency: "raspi4_latency_ms",
  edgetpu_latency: "edgetpu_latency_ms",
  pixel3_latency: "pixel3_latency_ms",
  eyeriss_latency: "eyeriss_latency_ms",
  eyeriss_energy: "eyeriss_energy_mj",
  eyeriss_arithmetic_intensity: "eyeriss_arithmetic_intensity_ops_per_byte",
  fpga_latency: "fpga_latency_ms",
  fpga_energy: "fpga_energy_mj",
} as const;

/** Devices could not run some architectures; only the Edge TPU has such, and -1 stands for them. */
const NOT_RUN = -1;

/** Hardware columns of one data set, in upstream's order of architectures. */
export interface HardwareTable {
  readonly dataSet: string;
  readonly architectures: readonly string[];
  /** By column; NaN where the Edge TPU could not run the architecture. */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** The NAS-Bench-201 part of the official pickle: `data["nasbench201"][data set]["config" | metric]`. */
export function convertHwNasBench(
  bytes: Uint8Array,
  where: string,
  dataSets: readonly string[],
  rows = ARCHITECTURES,
): HardwareTable[] {
  const space = childOf(readPickle(bytes, where), "nasbench201", where);
  return dataSets.map((dataSet) => {
    const place = `${where}, ${dataSet}`;
    const part = childOf(space, dataSet, where);
    const configs = childOf(part, "config", place);
    const names = (Array.isArray(configs) ? (configs as readonly unknown[]) : []).map((config) =>
      String(childOf(config, "arch_str", `${place}, config`)),
    );
    const columns = Object.entries(METRICS).map(([metric, column]): [string, Float64Array] => [
      column,
      metricOf(childOf(part, metric, place), place, metric, rows),
    ]);
    return {
      dataSet,
      architectures: checkedArchitectures(place, names, rows),
      columns: Object.fromEntries(columns),
    };
  });
}

function metricOf(value: unknown, where: string, metric: string, rows: number): Float64Array {
  const numbers = numbersOf(value, where, metric);
  if (metric !== "edgetpu_latency") return checkedColumn(where, metric, numbers, { rows, min: 0 });
  const run = numbers.map((latency) => (latency === NOT_RUN ? 0 : latency));
  checkedColumn(where, metric, run, { rows, min: 0 });
  return numbers.map((latency) => (latency === NOT_RUN ? Number.NaN : latency));
}

function numbersOf(value: unknown, where: string, metric: string): Float64Array {
  if (value instanceof TorchTensor) return value.vector();
  const list = value instanceof NumpyArray ? value.values : value;
  if (list instanceof Float64Array) return list;
  if (Array.isArray(list)) {
    return Float64Array.from(list as readonly unknown[], (item, row) => {
      if (typeof item === "number") return item;
      throw new DatasetError({
        what: "bad value",
        where: `${where}, row ${row}, column ${metric}`,
        got: typeof item === "string" ? `the text ${JSON.stringify(item)}` : String(item),
        expected: "a number",
        remedy: "The file cannot be used as it is",
      });
    });
  }
  throw new DatasetError({
    what: "unexpected content",
    where: `${where}, ${metric}`,
    expected: "a list of numbers",
  });
}

function childOf(value: unknown, key: string, where: string): unknown {
  const child: unknown = value instanceof Map ? value.get(key) : undefined;
  if (child !== undefined) return child;
  throw new DatasetError({
    what: "not the official HW-NAS-Bench pickle",
    where,
    got: value instanceof Map ? `the keys ${[...value.keys()].slice(0, 12).join(", ")}` : "no dict",
    expected: `a dict with "${key}"`,
  });
}
