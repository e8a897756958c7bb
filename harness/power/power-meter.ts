import { nvidiaPower } from "./nvidia-smi.ts";
import { modelledPower } from "./power-model.ts";
import type { PowerSource, Unmeasured } from "./power-source.ts";
import { raplEnergy } from "./rapl.ts";

export interface PowerMeterOptions {
  /** Indices of the GPUs that work; none: the processor does it all. */
  readonly gpus: readonly number[];
  /** Where other tools stand in for those of the machine. */
  readonly nvidiaSmi?: string;
  readonly powercap?: string;
}

/** The electricity of a machine that trains: measured where the machine can tell, else modelled, part by part. */
export interface PowerMeter {
  /** Whether every part has been measured all the time so far. */
  readonly isMeasured: boolean;
  /** How each part is known so far, one line. */
  readonly how: string;
  /** Since the meter was opened, J. */
  joules(): number;
  close(): void;
}

/** Opens what measures best; a part that nothing measures is modelled, and `how` says why. */
export async function openPowerMeter(options: PowerMeterOptions): Promise<PowerMeter> {
  const { gpus, nvidiaSmi, powercap } = options;
  const gpuSources = await Promise.all(
    gpus.map(async (gpu) => orModelled("gpu", await nvidiaPower(gpu, nvidiaSmi))),
  );
  const sources = [...gpuSources, orModelled("processor", raplEnergy(powercap))];
  return {
    get isMeasured() {
      return sources.every(({ isMeasured }) => isMeasured);
    },
    get how() {
      return [...new Set(sources.map(({ part, how }) => `${part}: ${how}`))].join("; ");
    },
    joules: () => sources.reduce((sum, source) => sum + source.joules(), 0),
    close: () => {
      for (const source of sources) source.close();
    },
  };
}

function orModelled(part: PowerSource["part"], source: PowerSource | Unmeasured): PowerSource {
  return "reason" in source ? modelledPower(part, source.reason) : source;
}
