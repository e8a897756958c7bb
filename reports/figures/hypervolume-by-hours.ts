import { anytimeCurves } from "./anytime-curves.ts";
import type { Figure } from "./figure.ts";

/** Hypervolume against hours since the start. */
export const hypervolumeByHours: Figure = {
  id: "hypervolume-by-hours",
  title: "How fast does the hypervolume grow by the clock?",
  csv: "anytime",
  build: (tables) =>
    anytimeCurves(tables, { question: hypervolumeByHours.title, measure: "hypervolume", axis: "hours" }),
};
