import type { Activity } from "../../harness/record/index.ts";

/** How a metric of the summary is called and counted in print. */
export interface Metric {
  readonly label: string;
  readonly unit: string;
}

/** Grams and kilograms are of carbon dioxide equivalent, life-cycle. */
export const CARBON_UNIT = "kg CO₂eq";

const METRICS: Readonly<Record<string, Metric>> = {
  carbonKg: { label: "Carbon", unit: CARBON_UNIT },
  energyKwh: { label: "Energy", unit: "kWh" },
  hypervolume: { label: "Hypervolume", unit: "" },
  hypervolumeFraction: { label: "Share of full hypervolume", unit: "" },
  logHypervolumeDifference: { label: "log₁₀ hypervolume difference", unit: "" },
  gpuHours: { label: "GPU time charged", unit: "GPU-h" },
  trained: { label: "Architectures trained", unit: "" },
  sampled: { label: "Architectures sampled", unit: "" },
  hours: { label: "Time", unit: "h" },
  intensityPaidGPerKwh: { label: "Mean intensity paid", unit: "g CO₂eq/kWh" },
  evaluated: { label: "Architectures evaluated", unit: "" },
  sciGPerArchitecture: { label: "Software Carbon Intensity", unit: "g CO₂eq per architecture" },
  hoursElapsed: { label: "Length of the run", unit: "h" },
};

export const ACTIVITY_LABELS: Readonly<Record<Activity, string>> = {
  training: "training",
  sampling: "sampling",
  idle: "idle GPUs",
  supernetTraining: "supernet training",
  initialSamples: "initial architectures",
  embodied: "embodied",
};

/** The target in a metric such as `carbonKgTo.0.99`: its quantity and its share of the reference hypervolume. */
export function targetOf(metric: string): { quantity: string; target: number } | null {
  const match = /^(\w+)To\.(0?\.\d+|1)$/.exec(metric);
  return match === null ? null : { quantity: match[1] ?? "", target: Number(match[2]) };
}

/** `0.99` as `99 %`. */
export function percentOf(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}

/** Label and unit of any metric; one that this file does not know keeps its own name. */
export function metricOf(metric: string): Metric {
  const known = METRICS[metric];
  if (known !== undefined) {
    return known;
  }
  const target = targetOf(metric);
  if (target !== null) {
    const base = metricOf(target.quantity);
    return { label: `${base.label} to ${percentOf(target.target)}`, unit: base.unit };
  }
  const [family, part] = metric.split(".");
  if (family === "hypervolumeAfter" && part !== undefined) {
    return { label: `Hypervolume of the first ${part} architectures`, unit: "" };
  }
  if (family === "carbonByActivity" && part !== undefined) {
    return { label: `Carbon, ${labelOfActivity(part)}`, unit: CARBON_UNIT };
  }
  return { label: metric, unit: "" };
}

function labelOfActivity(activity: string): string {
  return (ACTIVITY_LABELS as Readonly<Record<string, string>>)[activity] ?? activity;
}
