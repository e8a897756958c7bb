import { anytimeCurves } from "./anytime-curves.ts";
import type { Figure } from "./figure.ts";

/** log10 of the hypervolume still missing from the whole table's against carbon charged so far, a panel per accounting. */
export const logDifferenceByCarbon: Figure = {
  id: "log-difference-by-carbon",
  title: "How much carbon closes the last of the gap?",
  csv: "anytime",
  build: (tables) =>
    anytimeCurves(tables, {
      question: logDifferenceByCarbon.title,
      measure: "logDifference",
      axis: "carbonKg",
    }),
};
