import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { CarbonTrace, PRESETS } from "../../harness/carbon/index.ts";
import type { RecordEntry } from "../../harness/live/index.ts";
import { syntheticImages } from "../../harness/images/index.ts";
import { chargedWork } from "../../scenarios/live/live-charged.ts";
import { expectedFrom } from "../../scenarios/live/live-objectives.ts";
import { powerRows } from "../../scenarios/live/live-rows.ts";
import type { LiveSession } from "../../scenarios/live/live-session.ts";
import { tryDevices } from "../../scenarios/live/trial.ts";
import { LIVE_DEFAULTS } from "../../scenarios/live/live-flags.ts";

const startMs = Date.UTC(2021, 6, 1);
/** 100 g/kWh in the first hour, 200 in the second and so on. */
const trace = new CarbonTrace({
  name: "rising",
  startMs,
  intensityGPerKwh: Float64Array.from({ length: 9 }, (_, hour) => 100 * (hour + 1)),
  estimated: new Uint8Array(9),
});

/** A training of one kilowatt. */
const trained = (architecture: number, startS: number, seconds: number): RecordEntry => ({
  what: "trained",
  architecture,
  testAccuracyPct: 50,
  confusion: null,
  startS,
  seconds,
  energy: { joules: 1000 * seconds, how: "RAPL" },
});
const entries = [trained(3, 0, 3600), trained(5, 3600, 3600)];
const charging = { trace, startMs, accounting: PRESETS["full"] };

describe("work outside a search", () => {
  it("is charged with metered electricity under the overhead, and the devices' share of their making", () => {
    const of = { scenario: "s", labels: {}, trace: "rising", method: "training", seed: 1, gpus: 1 };
    const at = { ...of, start: "2021-07-01T00:00Z" };
    const settings = { backend: "wasm", device: "one" };
    const charged = chargedWork(at, powerRows(entries, charging), entries, settings);
    expect(charged).toMatchObject({ evaluated: 2, hours: 2, energyKwh: expect.closeTo(2.4, 9) });
    // 10.345 g an hour of a device.
    expect(charged.embodiedG).toBeCloseTo(20.69, 9);
    expect(charged.gPerRun).toBeCloseTo(1.2 * (100 + 200) + 20.69, 9);
    expect(charged.gPerArchitecture).toBeCloseTo(charged.gPerRun / 2, 9);
  });

  it("is charged at the hours after the work that went before it", () => {
    const rows = powerRows(entries, { ...charging, afterMs: 3 * 3_600_000 });
    expect(rows.map(({ fromHour, intensityGPerKwh }) => [fromHour, intensityGPerKwh])).toEqual([
      [3, 400],
      [4, 500],
    ]);
  });
});

it("a training is expected to take the mean of those before the search, half of it in proportion to FLOPs", () => {
  const flopsM = (architecture: number): number => 100 * architecture;
  const expectedMs = expectedFrom(
    new Set([1, 3]),
    [trained(1, 0, 10), trained(3, 10, 30), trained(9, 40, 900)],
    flopsM,
  );
  expect([2, 6].map(expectedMs)).toEqual([20_000, 40_000]);
});

it("a trial tells the speed of one device, and the power of one: the machine's over all that work", async () => {
  const speeds = [10, 30];
  const evaluator: Pick<LiveSession["evaluator"], "start"> = {
    start: ({ id }, _, listener) => {
      const at = { trainLoss: 1, trainAccuracyPct: 1, testLoss: 1, testAccuracyPct: 1, seconds: 1 };
      listener.onEpoch?.({
        type: "epoch",
        job: id,
        ...at,
        epoch: 2,
        imagesPerS: speeds[Number(id.slice("trial-".length))],
      });
      const ended = delay(60, { how: "finished", testAccuracyPct: 1 });
      return { ended } as unknown as ReturnType<LiveSession["evaluator"]["start"]>;
    },
  };
  const images = {
    train: syntheticImages({ seed: 1, part: "train", count: 20, sidePx: 8 }),
    test: syntheticImages({ seed: 1, part: "test", count: 20, sidePx: 8 }),
  };
  // 200 W for the whole machine.
  const meter = { joules: () => performance.now() / 5 };
  const request = { ...LIVE_DEFAULTS, batch: 5 };
  const session = { devices: speeds, evaluator, images, meter, request };
  const { imagesPerS, powerW } = await tryDevices(session as unknown as LiveSession);
  expect(imagesPerS).toBe(20);
  expect(powerW).toBeGreaterThan(90);
  expect(powerW).toBeLessThan(110);
});
