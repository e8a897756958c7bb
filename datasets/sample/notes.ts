import type { SampleFidelity } from "./fit-sample.ts";

/** What a report on the sample must say of it, from its measured fidelity. */
export function notesOf({ table: { real, sample }, columns }: SampleFidelity): string[] {
  const accuracy = columns.cifar10_test_200;
  const energy = columns.edgegpu_energy_mj;
  const scores = Object.entries(sample.spearman).map(
    ([score, [all]]) =>
      `${score} ${all.toFixed(3)} (real ${(real.spearman[score]?.[0] ?? Number.NaN).toFixed(3)})`,
  );
  return [
    "Sample table: drawn from models fitted to NAS-Bench-201 and HW-NAS-Bench, architectures numbered in natural order; no number of it was measured.",
    `Sample table: Kendall tau with the real table ${accuracy.kendallTau.toFixed(3)} for accuracy, ${energy.kendallTau.toFixed(3)} for energy; hypervolume of the whole table ${sample.hypervolume.toFixed(2)} (real ${real.hypervolume.toFixed(2)}).`,
    `Sample table: Spearman of cheap scores with accuracy ${scores.join(", ")}.`,
    "Sample traces: drawn from models of season, time of day and week, and memory; an hour of them is not that hour's real intensity. No hour is flagged as estimated.",
  ];
}
