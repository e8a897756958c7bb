import { DatasetError } from "../dataset-error.ts";
import { ARCHITECTURES, checkedColumn } from "../formats/column-check.ts";
import { TorchTensor, readPickle } from "../formats/pickle/index.ts";

/** Upstream divided each column by its maximum; these maxima turn it back. */
const EDGEGPU_LATENCY_MAX_MS = 11.692700386047363;
const EDGEGPU_ENERGY_MAX_MJ = 48.78041985034943;
const EYERISS_ENERGY_MAX_MJ = 2.2262379484999997;
const EYERISS_INTENSITY_MAX_OPS_PER_BYTE = 27.613486168649743;
/** Edge TPU: the maximum is not known, but architecture 0's latency is. */
const EDGETPU_LATENCY_OF_0_MS = 0.9571811309997429;

/** Positions in upstream's tuple; 0 and 1 hold encodings and accuracies, 4, 6 and 7 repeat HELP's unscaled columns. */
const POSITION = {
  edgegpuLatency: 2,
  edgegpuEnergy: 3,
  edgetpuLatency: 5,
  eyerissEnergy: 8,
  eyerissIntensity: 9,
};

/** HW-NAS-Bench's CIFAR-10 columns that no other file has, in index order. */
export interface ScaledHardware {
  readonly edgegpuLatencyMs: Float64Array;
  readonly edgegpuEnergyMj: Float64Array;
  /** NaN where the architecture was not run on the device. */
  readonly edgetpuLatencyMs: Float64Array;
  readonly eyerissEnergyMj: Float64Array;
  readonly eyerissIntensityOpsPerByte: Float64Array;
}

export function convertScaledHardware(
  bytes: Uint8Array,
  where: string,
  rows = ARCHITECTURES,
): ScaledHardware {
  const tensors = readPickle(bytes, where);
  const column = (name: keyof typeof POSITION, min: number): Float64Array => {
    const tensor: unknown = Array.isArray(tensors) ? tensors[POSITION[name]] : undefined;
    if (!(tensor instanceof TorchTensor)) {
      throw new DatasetError({
        what: "missing column",
        where,
        expected: `a tensor at position ${POSITION[name]}`,
      });
    }
    // Nothing exceeds its own maximum, except where a negative "not run" set the scale.
    return checkedColumn(where, name, tensor.vector(), { rows, min });
  };
  const edgetpu = column("edgetpuLatency", Number.NEGATIVE_INFINITY);
  const edgetpuScaleMs = EDGETPU_LATENCY_OF_0_MS / (edgetpu[0] ?? Number.NaN);
  return {
    edgegpuLatencyMs: scaled(column("edgegpuLatency", 0), EDGEGPU_LATENCY_MAX_MS),
    edgegpuEnergyMj: scaled(column("edgegpuEnergy", 0), EDGEGPU_ENERGY_MAX_MJ),
    edgetpuLatencyMs: edgetpu.map((value) => (value < 0 ? Number.NaN : value * edgetpuScaleMs)),
    eyerissEnergyMj: scaled(column("eyerissEnergy", 0), EYERISS_ENERGY_MAX_MJ),
    eyerissIntensityOpsPerByte: scaled(column("eyerissIntensity", 0), EYERISS_INTENSITY_MAX_OPS_PER_BYTE),
  };
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return values.map((value) => value * factor);
}
