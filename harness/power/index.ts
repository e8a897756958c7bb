/** The electricity of a machine that trains networks: measured where it can be, else modelled, and said. */
export { nvidiaGpus, type NvidiaGpu } from "./nvidia-smi.ts";
export { visibleGpus } from "./visible-gpus.ts";
export { openPowerMeter, type PowerMeter, type PowerMeterOptions } from "./power-meter.ts";
