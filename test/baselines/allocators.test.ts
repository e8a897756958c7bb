import { describe, expect, it } from "vitest";
import { allTrain } from "../../baselines/parts/allocators/all-train.ts";
import { cleannessShare } from "../../baselines/parts/allocators/cleanness-share.ts";
import { fixedSplit } from "../../baselines/parts/allocators/fixed-split.ts";
import { sampleThenTrain } from "../../baselines/parts/allocators/sample-then-train.ts";
import type { Forecast } from "../../harness/forecast/index.ts";
import { foretelling, observing } from "./observations.ts";

const split = (training: number, sampling: number): object => ({ training, sampling });

describe("the share by cleanness", () => {
  const at = (now: number, forecast: readonly number[], gpus = 8): object =>
    cleannessShare(4).allocate(
      observing({ gpus, intensityGPerKwh: now, forecast: () => foretelling(forecast) }),
    );

  it.each([
    ["the cleanest hour: all but one train", 100, [150, 200, 300, 120], split(7, 1)],
    ["the dirtiest hour: one trains", 300, [150, 200, 100, 120], split(1, 7)],
    ["midway: half train", 200, [100, 300, 150, 250], split(4, 4)],
    ["a quarter from the cleanest: three quarters train", 150, [100, 300, 150, 250], split(6, 2)],
    ["cleaner than all that is foretold", 50, [100, 300, 150, 250], split(7, 1)],
    ["dirtier than all that is foretold", 400, [100, 300, 150, 250], split(1, 7)],
    ["a flat forecast: half train", 200, [200, 200, 200, 200], split(4, 4)],
    ["blank hours in the forecast are passed over", 100, [Number.NaN, 200, 300, Number.NaN], split(7, 1)],
    ["nothing foretold at all: half", 100, [Number.NaN, Number.NaN], split(4, 4)],
  ])("at %s", (_, now, forecast, expected) => {
    expect(at(now, forecast)).toEqual(expected);
  });

  it("keeps one GPU for each on two", () => {
    expect(at(100, [200], 2)).toEqual(split(1, 1));
    expect(at(200, [100], 2)).toEqual(split(1, 1));
  });

  it("looks so many hours ahead", () => {
    const asked: number[] = [];
    const forecast = (hours: number): Forecast => {
      asked.push(hours);
      return foretelling(new Float64Array(hours));
    };
    cleannessShare(24).allocate(observing({ forecast }));
    expect(asked).toEqual([24]);
  });
});

describe("the plain splits", () => {
  it("all train", () => expect(allTrain.allocate(observing({ gpus: 5 }))).toEqual(split(5, 0)));

  it("a fixed number trains", () =>
    expect(fixedSplit(3).allocate(observing({ gpus: 8 }))).toEqual(split(3, 5)));

  it("all sample until enough is scored, then all train", () => {
    const scored = (count: number): object =>
      sampleThenTrain(3).allocate(
        observing({
          gpus: 4,
          scored: Array.from({ length: count }, (_, i) => ({ architecture: i, losses: [] })),
        }),
      );
    expect([scored(0), scored(2), scored(3)]).toEqual([split(0, 4), split(0, 4), split(4, 0)]);
  });
});
