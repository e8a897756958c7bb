import { afterEach, describe, expect, it, vi } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import type { KeptEpoch } from "../../harness/train/index.ts";
import { TrainingEffort } from "../../scenarios/training/training-effort.ts";

afterEach(() => vi.restoreAllMocks());

const startMs = Date.UTC(2021, 6, 1);
/** 100 g/kWh in the first hour, 200 in the second and so on. */
const prices = new CarbonTrace({
  name: "rising",
  startMs,
  intensityGPerKwh: Float64Array.from({ length: 9 }, (_, hour) => 100 * (hour + 1)),
  estimated: new Uint8Array(9),
});

/** A process of one kilowatt whose clock stands where it is put. */
function process(isMeasured = true) {
  let hour = 0;
  vi.spyOn(performance, "now").mockImplementation(() => 5000 + hour * 3_600_000);
  const meter = { isMeasured, how: "RAPL", joules: () => hour * 3_600_000 };
  return { spent: new TrainingEffort(meter, prices, startMs), at: (hours: number) => void (hour = hours) };
}

function epoch(metered: ReturnType<TrainingEffort["take"]> | null): KeptEpoch {
  const told = { learningRate: 0, trainLoss: 0, trainAccuracyPct: 0, testLoss: 0, testAccuracyPct: 0 };
  return { epoch: 1, ...told, effort: { seconds: 1, imagesPerS: 1, metered } };
}

describe("what a training spends", () => {
  it("is charged as the accounting full does, each epoch at its own hours, 0.2 of overhead included", () => {
    const { spent, at } = process();
    at(1);
    expect(spent.take()).toMatchObject({ seconds: 3600, energyKwh: 1, carbonG: expect.closeTo(120, 9) });
    at(2);
    expect(spent.take()).toMatchObject({ seconds: 3600, energyKwh: 1, carbonG: expect.closeTo(240, 9) });
  });

  it("of a process that goes on lies where the one before ended, and the total holds both", () => {
    const first = process();
    first.at(1);
    const before = [epoch(first.spent.take())];
    const { spent, at } = process();
    spent.goOnAfter(before);
    at(1);
    const curve = [...before, epoch(spent.take())];
    expect(curve[1].effort?.metered?.carbonG).toBeCloseTo(240, 9);
    at(1.5);
    expect(spent.total(curve)).toEqual({
      seconds: 2.5 * 3600,
      energyKwh: expect.closeTo(2.5, 9),
      carbonG: expect.closeTo(120 + 240 + 180, 9),
      isEnergyMeasured: true,
      energySource: "RAPL",
      epochsWithoutEffort: 0,
    });
  });

  it("is not called measured where epochs before were modelled, and says without which epochs it is", () => {
    const modelled = process(false);
    modelled.at(1);
    const before = [epoch(modelled.spent.take()), epoch(null), { ...epoch(null), effort: null }];
    const { spent } = process();
    spent.goOnAfter(before);
    expect(spent.total(before)).toMatchObject({
      energyKwh: 1,
      isEnergyMeasured: false,
      energySource: "RAPL; of 1 epochs before: modelled",
      epochsWithoutEffort: 2,
    });
  });
});
