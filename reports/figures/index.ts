import { carbonByActivity } from "./carbon-by-activity.ts";
import type { Figure } from "./figure.ts";
import { fronts } from "./fronts.ts";
import { gpuUse } from "./gpu-use.ts";
import { hypervolumeByCarbon } from "./hypervolume-by-carbon.ts";
import { hypervolumeByHours } from "./hypervolume-by-hours.ts";
import { logDifferenceByCarbon } from "./log-difference-by-carbon.ts";
import { logDifferenceByHours } from "./log-difference-by-hours.ts";
import { methodsCompared } from "./methods-compared.ts";
import { significanceMatrix } from "./significance-matrix.ts";
import { systemOverview } from "./system-overview.ts";
import { traceForecast } from "./trace-forecast.ts";

export type { Figure } from "./figure.ts";

/** Every figure of the report, in its order. A new one is a file and a line here. */
export const FIGURES: readonly Figure[] = [
  systemOverview,
  traceForecast,
  methodsCompared,
  significanceMatrix,
  hypervolumeByCarbon,
  logDifferenceByCarbon,
  hypervolumeByHours,
  logDifferenceByHours,
  fronts,
  carbonByActivity,
  gpuUse,
];
