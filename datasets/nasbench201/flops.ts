import { countConvolutions } from "./architectures.ts";

/** Millions of FLOPs outside the cells, and of one convolution on one edge of all cells (CIFAR-10, 32 x 32). */
const BASE_M = 7.78305;
const CONV_1X1_M = 3.93216;
const CONV_3X3_M = 35.38944;

/** FLOPs of an architecture in millions; no upstream file has them, but the convolutions decide them. */
export function flopsM(architecture: string): number {
  const { conv1x1, conv3x3 } = countConvolutions(architecture);
  return BASE_M + CONV_1X1_M * conv1x1 + CONV_3X3_M * conv3x3;
}
