import { sphereFront, uniformCloud } from "../../test/analysis/point-sets.ts";

/** Points to minimise below the reference point 1, …, 1: a cloud and a front of as many. */
export interface HypervolumeInput {
  readonly name: string;
  readonly dimensions: number;
  points(): Float64Array;
}

export const HYPERVOLUME_INPUTS: readonly HypervolumeInput[] = [
  { name: "1e5 points 2-D, uniform", dimensions: 2, points: () => uniformCloud(100_000, 2, 11) },
  { name: "1e5 points 2-D, front", dimensions: 2, points: () => sphereFront(100_000, 2, 12) },
  { name: "1e4 points 3-D, uniform", dimensions: 3, points: () => uniformCloud(10_000, 3, 13) },
  { name: "1e4 points 3-D, front", dimensions: 3, points: () => sphereFront(10_000, 3, 14) },
  { name: "500 points 4-D, uniform", dimensions: 4, points: () => uniformCloud(500, 4, 15) },
  { name: "500 points 4-D, front", dimensions: 4, points: () => sphereFront(500, 4, 16) },
];
