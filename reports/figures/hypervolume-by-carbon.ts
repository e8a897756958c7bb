import { anytimeCurves } from "./anytime-curves.ts";
import type { Figure } from "./figure.ts";

/** Hypervolume against carbon charged so far, a panel per accounting. */
export const hypervolumeByCarbon: Figure = {
  id: "hypervolume-by-carbon",
  title: "How much hypervolume does a kilogram of carbon buy?",
  csv: "anytime",
  build: (tables) =>
    anytimeCurves(tables, { question: hypervolumeByCarbon.title, measure: "hypervolume", axis: "carbonKg" }),
};
