import { describe, expect, it } from "vitest";
import {
  balancedOrder,
  channelStatistics,
  checkedImageSet,
  selectImages,
  syntheticImages,
} from "../../harness/images/index.ts";

const set = syntheticImages({ seed: 1, part: "train", count: 103, sidePx: 4 });

describe("an image set", () => {
  it("is refused where sizes do not fit, or a label stands for nothing", () => {
    expect(checkedImageSet(set)).toBe(set);
    expect(() => checkedImageSet({ ...set, pixels: set.pixels.subarray(1) })).toThrow(
      "got 4943 bytes of pixels, expected 4944 (103 images of 4 x 4 x 3)",
    );
    expect(() => checkedImageSet({ ...set, labels: set.labels.subarray(1) })).toThrow(
      "got 102 labels for 103 images",
    );
    const labels = set.labels.slice();
    labels[41] = 10;
    expect(() => checkedImageSet({ ...set, labels })).toThrow("image 41 has label 10, expected 0..9");
  });

  it("gives samples as even as can be, each inside the larger", () => {
    const order = balancedOrder(set, 5);
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 103 }, (_, i) => i));
    for (const n of [10, 37, 100]) {
      const counts = Array.from({ length: 10 }, () => 0);
      for (const index of order.subarray(0, n)) counts[set.labels[index]]++;
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    expect(balancedOrder(set, 6)).not.toEqual(order);
    expect(balancedOrder(set, 5)).toEqual(order);
  });

  it("gives the images that are selected, in that order", () => {
    const chosen = selectImages(set, [7, 3], "two");
    expect(chosen).toMatchObject({ name: "two", count: 2 });
    expect([...chosen.labels]).toEqual([set.labels[7], set.labels[3]]);
    expect([...chosen.pixels.subarray(48)]).toEqual([...set.pixels.subarray(3 * 48, 4 * 48)]);
    expect(() => selectImages(set, [103])).toThrow("no image 103 of 103");
  });

  it("has the mean and deviation of its colours", () => {
    const { mean, deviation } = channelStatistics(set);
    for (let c = 0; c < 3; c++) {
      const values = [...set.pixels].filter((_, i) => i % 3 === c).map((value) => value / 255);
      const average = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
      expect(mean[c]).toBeCloseTo(average, 12);
      expect(deviation[c]).toBeCloseTo(Math.sqrt(variance), 10);
    }
    const flat = { ...set, pixels: set.pixels.map(() => 9) };
    expect(channelStatistics(flat).deviation).toEqual([1, 1, 1]);
  });

  it("made of nothing: the same by seed, other images in another part", () => {
    const again = syntheticImages({ seed: 1, part: "train", count: 103, sidePx: 4 });
    expect(again.pixels).toEqual(set.pixels);
    const test = syntheticImages({ seed: 1, part: "test", count: 103, sidePx: 4 });
    expect(test.pixels).not.toEqual(set.pixels);
    expect(test.labels).toEqual(set.labels);
  });
});
