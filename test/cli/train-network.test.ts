import { describe, expect, it } from "vitest";
import { NETWORK_FLAGS, networkFlagsOf, networkText } from "../../harness/cli/train-network.ts";
import { NAS_BENCH_201_RECIPE } from "../../harness/train/index.ts";
import { trainNetworkCommand } from "../../scenarios/training/train-network.ts";
import { scratch } from "../fixtures/scratch.ts";

const quiet = {
  mirror: undefined,
  cache: scratch(),
  onNotice: () => {},
  onProgress: () => {},
};
const ARCH = "|nor_conv_1x1~0|+|none~0|skip_connect~1|+|skip_connect~0|none~1|none~2|";
const flags = {
  nesterov: true,
  flip: true,
  fresh: false,
  arch: ARCH,
  set: "synthetic",
  trace: "US-CAL-CISO@sample",
};
const small = { images: 40, testImages: 20, epochs: 2, cells: 1, channels: 4, batch: 20, backend: "wasm" };

describe("train network", () => {
  it("has a flag for every setting of the recipe", () => {
    const settings = Object.keys(NAS_BENCH_201_RECIPE).filter(
      (name) => name !== "augmentation" && name !== "nesterov",
    );
    expect(Object.keys(NETWORK_FLAGS)).toEqual(expect.arrayContaining(settings));
    expect(networkFlagsOf({ epochs: 3, flip: false, _: [], "learning-rate": 1 })).toEqual({
      epochs: 3,
      flip: false,
    });
  });

  it("tells of curve, size, speed, electricity and carbon, and goes on from its checkpoint", async () => {
    const trained = await trainNetworkCommand({ ...flags, ...small }, quiet);
    expect(trained).toMatchObject({ backend: "wasm", trainImages: 40, testImages: 20, set: "synthetic" });
    expect(trained.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    const sum = trained.epochs.reduce((total, { effort }) => total + (effort?.carbonG ?? 0), 0);
    expect(trained.carbonG).toBeGreaterThanOrEqual(sum);
    expect(sum).toBeGreaterThan(0);
    expect(networkText(trained)).toContain(`${(trained.params / 1e6).toFixed(3)} M parameters`);
    expect(trained.carbonLb).toBeCloseTo(trained.carbonG / 453.59237, 12);
    const again = await trainNetworkCommand({ ...flags, ...small }, quiet);
    expect(again.testAccuracyPct).toBe(trained.testAccuracyPct);
    // Both epochs were done before: what they took is told all the same.
    expect(again.epochs).toEqual(trained.epochs);
    expect(again.epochsWithoutEffort).toBe(0);
    const took = (of: "seconds" | "energyKwh" | "carbonG"): number =>
      trained.epochs.reduce((total, { effort }) => total + (effort?.[of] ?? 0), 0);
    for (const of of ["seconds", "energyKwh", "carbonG"] as const) {
      expect(took(of)).toBeGreaterThan(0);
      expect(again[of]).toBeGreaterThan(took(of));
    }
  });

  it.each([
    [{ arch: "|none~0|" }, '--arch: architecture "|none~0|"'],
    [{ epochs: 0 }, "epochs: got 0, expected a whole number of 1 or more"],
    [{ normBatch: 7, batch: 20 }, "normBatch: got 7, expected a divisor of the micro-batch, 20"],
    [
      { normBatch: 20, microBatch: 5, batch: 20 },
      "normBatch: got 20, expected a divisor of the micro-batch, 5",
    ],
    [{ padding: 0.5 }, "padding: got 0.5, expected a whole number of pixels, 0 (none) or more"],
    [{ padding: -1 }, "padding: got -1, expected a whole number of pixels"],
    [{ cutout: -5 }, "cutout: got -5, expected a whole number of pixels"],
    [{ cutout: 3.5 }, "cutout: got 3.5, expected a whole number of pixels"],
    [{ checkpoint: "" }, '--checkpoint: got "", expected a file'],
    [{ checkpoint: quiet.cache }, `checkpoint ${quiet.cache}: got a folder, expected a file`],
    [{ checkpoint: quiet.cache, fresh: true }, `checkpoint ${quiet.cache}: got a folder, expected a file`],
    [{ labelSmoothing: 1 }, "labelSmoothing: got 1, expected 0 or more and below 1"],
    [{ images: 1e6 }, "--images: got 1000000, expected 0 (all) to 2000"],
    [{ start: "2031-01-01T00:00Z" }, "--start: "],
  ])("refuses %j", async (changes, message) => {
    await expect(trainNetworkCommand({ ...flags, ...small, ...changes }, quiet)).rejects.toThrow(message);
  });
});
