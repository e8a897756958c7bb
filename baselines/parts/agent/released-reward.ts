/** What happened between two decisions. */
export interface Step {
  /** Growth of the hypervolume, as a share of what is thinkable (see `hypervolumeShare`). */
  readonly hypervolumeGain: number;
  /** Share of the search's time that is over. */
  readonly elapsedShare: number;
  readonly carbonG: number;
  /** Highest intensity of the past week, g/kWh. */
  readonly highestGPerKwh: number;
  readonly trainingsFinished: number;
  readonly gpus: number;
}

/**
 * The reward as released (cake-lab/CE-NAS @7a2ad3e), mended where it knew what nobody can: hypervolume is a share of the
 * thinkable box instead of HV_max, and the highest intensity is the past week's, not the window's. Their "/ 8" is the
 * number of GPUs.
 */
export function releasedReward(step: Step): number {
  const progress = 20 * step.hypervolumeGain * (0.8 + 0.8 * step.elapsedShare);
  const cost = step.highestGPerKwh > 0 ? (step.carbonG / step.gpus) * (2 / step.highestGPerKwh) : 0;
  return progress - cost + 0.05 * step.trainingsFinished;
}
