import type { PowerSource } from "./power-source.ts";

/** What a part draws while networks are trained, where nothing measures it: the two shares of the preset `full`. */
const MODEL = {
  gpu: { powerW: 150, source: "mean of 2,805 trainings on a Quadro RTX 6000, EC-NAS-Bench" },
  processor: { powerW: 71, source: "the processor's share in 2,805 trainings, EC-NAS-Bench" },
} as const;

/** Constant power from now on. */
export function modelledPower(part: PowerSource["part"], why: string): PowerSource {
  const { powerW, source } = MODEL[part];
  const startMs = performance.now();
  return {
    part,
    how: `power model: ${powerW} W (${source}), since ${why}`,
    isMeasured: false,
    joules: () => (powerW * (performance.now() - startMs)) / 1000,
    close: () => {},
  };
}
