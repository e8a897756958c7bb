import { expect, it } from "vitest";
import { NetworkBuilder, parametersOf } from "../../../harness/network/index.ts";
import { initialArrays } from "../../../harness/train/network/named-arrays.ts";

const build = new NetworkBuilder();
const conv = build.conv("conv", build.image(8), 64, 3);
const depthwise = build.depthwise("depthwise", build.norm("norm", conv), 5, 1, 1);
const network = build.build(build.dense("dense", build.globalPool(depthwise), 500));

/** Inputs of one output: of the image's channels, of one channel, of all channels. */
const FAN_IN = { "conv/filter": 27, "depthwise/filter": 25, "dense/weights": 64, "dense/bias": 64 };

it.each(Object.entries(FAN_IN))("%s begins as PyTorch's does: evenly within 1 / sqrt(%i)", (name, fanIn) => {
  const values = initialArrays(parametersOf(network), 1).get(name) as Float32Array;
  const scaled = values.map((value) => value * Math.sqrt(fanIn));
  const [mean, square] = [1, 2].map(
    (power) => scaled.reduce((sum, value) => sum + value ** power, 0) / scaled.length,
  );
  const most = scaled.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  expect(most).toBeLessThanOrEqual(1 + 1e-6);
  expect(most).toBeGreaterThan(0.98);
  // Four standard deviations of the mean, and of the mean square, of so many draws.
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / scaled.length));
  expect(Math.abs(square - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / scaled.length));
});

it("batch norm begins at scale 1 and shift 0", () => {
  const arrays = initialArrays(parametersOf(network), 1);
  expect(arrays.get("norm/scale")).toEqual(new Float32Array(64).fill(1));
  expect(arrays.get("norm/shift")).toEqual(new Float32Array(64));
});
