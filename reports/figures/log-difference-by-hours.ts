import { anytimeCurves } from "./anytime-curves.ts";
import type { Figure } from "./figure.ts";

/** log10 of the hypervolume still missing from the whole table's against hours since the start. */
export const logDifferenceByHours: Figure = {
  id: "log-difference-by-hours",
  title: "How fast does the last of the gap close by the clock?",
  csv: "anytime",
  build: (tables) =>
    anytimeCurves(tables, { question: logDifferenceByHours.title, measure: "logDifference", axis: "hours" }),
};
