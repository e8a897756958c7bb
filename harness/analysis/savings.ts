import type { Spending } from "./spending.ts";

/** The parts of a difference in carbon, kg CO2eq; positive: saved. They add up to all of it. */
export interface Saving {
  /** Energy that was not spent, at the mean intensity that the other paid. */
  readonly lessWorkKg: number;
  /** The same energy, at a lower mean intensity. */
  readonly betterHoursKg: number;
  /** Hardware that was held for less time. */
  readonly hardwareKg: number;
}

/**
 * Where the carbon goes that one run saves against another. Carbon is energy E times mean intensity I, plus hardware B:
 *
 *   (E' I' + B') - (E I + B) = (E' - E) I' + E (I' - I) + (B' - B)
 *
 * with primes for the other run. An identity: nothing is left over. The order is a choice, stated: work is valued at the
 * other's intensity, hours at the method's own energy.
 *
 * A run without energy has no intensity: against one, all electricity counts as less work (below zero).
 */
export function savingOf(own: Spending, other: Spending): Saving {
  const { energyKwh, electricityKg } = own;
  const atOthersHours =
    other.energyKwh === 0 ? electricityKg : energyKwh * (other.electricityKg / other.energyKwh);
  return {
    lessWorkKg: other.electricityKg - atOthersHours,
    betterHoursKg: atOthersHours - electricityKg,
    hardwareKg: other.hardwareKg - own.hardwareKg,
  };
}

/** All carbon of a run, kg CO2eq. */
export function carbonKgOf({ electricityKg, hardwareKg }: Spending): number {
  return electricityKg + hardwareKg;
}
