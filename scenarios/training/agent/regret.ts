/** Regret below this share of HV_max counts no further. */
const LEAST_REGRET = 1e-4;

/** Decades by which a search has closed the gap to HV_max: -log10 of the regret's share. Truth: the trainer's alone. */
export function decadesClosed(hypervolume: number, referenceHypervolume: number): number {
  return -Math.log10(Math.max(LEAST_REGRET, 1 - hypervolume / referenceHypervolume));
}
