import type { Allocator } from "../../../harness/method/index.ts";

/**
 * Trains more when power is clean: training share = 1 - (CI - min) / (max - min), where min and max run over the current
 * hour and a forecast of the next `windowHours`. Rounded to whole GPUs, at least one for training and one for sampling:
 * with none sampling the training queue runs dry, with none training nothing is learned. A flat forecast gives half.
 *
 * Our reading of the heuristic of arXiv 2307.04131, whose exact formula could not be had.
 */
export function cleannessShare(windowHours: number): Allocator {
  return {
    allocate(observation) {
      const { gpus, intensityGPerKwh } = observation;
      const known = [
        intensityGPerKwh,
        ...observation.forecast(windowHours).median.filter((value) => !Number.isNaN(value)),
      ];
      const lowest = Math.min(...known);
      const highest = Math.max(...known);
      const share = highest === lowest ? 0.5 : 1 - (intensityGPerKwh - lowest) / (highest - lowest);
      const training = Math.min(gpus - 1, Math.max(1, Math.round(share * gpus)));
      return { training, sampling: gpus - training };
    },
  };
}
