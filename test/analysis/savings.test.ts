import { assert, double, property, record, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  carbonKgOf,
  savingOf,
  savingsByMethod,
  spendingOf,
  type Spending,
} from "../../harness/analysis/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { BENCHMARK, runSmall } from "../fixtures/small-world.ts";
import { handMadeManifest, handMadeRun } from "./hand-made-runs.ts";

const amount = double({ min: 0.001, max: 1000, noNaN: true });
const spending: Arbitrary<Spending> = record({
  energyKwh: amount,
  electricityKg: amount,
  hardwareKg: double({ min: 0, max: 100, noNaN: true }),
});

describe("the split of a saving", () => {
  it("is an identity: its parts add up to the difference in carbon", () => {
    assert(
      property(spending, spending, (own, other) => {
        const { lessWorkKg, betterHoursKg, hardwareKg } = savingOf(own, other);
        const saved = carbonKgOf(other) - carbonKgOf(own);
        const scale = carbonKgOf(other) + carbonKgOf(own) + Math.abs(lessWorkKg);
        expect(Math.abs(lessWorkKg + betterHoursKg + hardwareKg - saved)).toBeLessThan(1e-12 * scale);
      }),
    );
  });

  it("calls equal energy at another intensity better hours alone, and equal intensity less work alone", () => {
    assert(
      property(spending, double({ min: 0.1, max: 10, noNaN: true }), (other, factor) => {
        const cleaner = savingOf({ ...other, electricityKg: other.electricityKg * factor }, other);
        expect(cleaner.lessWorkKg).toBeCloseTo(0, 9);
        expect(cleaner.betterHoursKg).toBeCloseTo(other.electricityKg * (1 - factor), 6);
        const shorter = savingOf(
          { ...other, energyKwh: other.energyKwh * factor, electricityKg: other.electricityKg * factor },
          other,
        );
        expect(shorter.betterHoursKg).toBeCloseTo(0, 9);
      }),
    );
  });

  it("counts all as work against a run without energy", () => {
    const other = { energyKwh: 0, electricityKg: 0, hardwareKg: 1 };
    const saving = savingOf({ energyKwh: 2, electricityKg: 3, hardwareKg: 0 }, other);
    expect(saving).toEqual({ lessWorkKg: -3, betterHoursKg: 0, hardwareKg: 1 });
  });
});

describe("what a run has spent", () => {
  // 5 h, of which 2 until it holds 0.5; 4 GPU-hours of hardware are charged before it begins, 10 g for each hour.
  const run = handMadeRun("m", 1, [
    [2, 500, 3060],
    [5, 900, 5090],
  ]);

  it("counts hardware by the time it was held", () => {
    const full = { energyKwh: 6, electricityKg: 3, hardwareKg: 0.06 };
    expect(spendingOf(run, "full", 0.5, 1000)).toEqual(full);
    const end = spendingOf(run, "full", "end", 1000);
    expect(end?.hardwareKg).toBeCloseTo(0.09, 12);
    expect(end?.electricityKg).toBeCloseTo(5, 12);
  });

  it("is null where a target was never reached, and what was charged before where it was known at once", () => {
    expect(spendingOf(run, "full", 0.95, 1000)).toBeNull();
    expect(spendingOf(run, "paper", 0.1, 1000)).toEqual({ energyKwh: 0, electricityKg: 0, hardwareKg: 0 });
  });

  it("agrees with the closing statement of a simulated run, whose last step is its end", () => {
    const log = logOf("static-2", 1);
    const { activities, total } = log.statements["full"];
    const end = spendingOf(log, "full", "end", 1);
    expect(end?.energyKwh).toBe(total.energyKwh);
    expect(end?.hardwareKg).toBeCloseTo(activities.embodied.carbonG / 1000, 12);
    const electricityG = total.carbonG - activities.embodied.carbonG;
    expect(end?.electricityKg).toBeCloseTo(electricityG / 1000, 12);
  });
});

function logOf(method: string, seed: number): RunLog {
  const key = { scenario: "small", method, seed, window: "small" };
  return { key, bound: false, ...runSmall(method, { seed }) };
}

describe("savings of simulated runs", () => {
  const logs = ["random", "static-2"].flatMap((method) => [1, 2, 3].map((seed) => logOf(method, seed)));
  const manifest = {
    ...handMadeManifest([{ name: "random" }, { name: "static-2" }]),
    referenceHypervolume: BENCHMARK.referenceHypervolume(),
  };
  const rows = savingsByMethod(manifest, logs, "random", ["end", 0.9, 0.9999]);

  it("come for every other method, accounting and goal that both reached", () => {
    expect(rows.map(({ method, accounting, until }) => [method, accounting, until])).toEqual([
      ["static-2", "paper", "end"],
      ["static-2", "full", "end"],
      ["static-2", "paper", 0.9],
      ["static-2", "full", 0.9],
    ]);
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([3]));
  });

  it("add up: to what is saved, to the ratio of carbon, and over the accountings", () => {
    for (const { parts, fold, leftOut, until } of rows) {
      const { lessWork, betterHours, hardware, saved } = parts;
      expect(lessWork.share + betterHours.share + hardware.share).toBeCloseTo(saved.share, 12);
      expect(1 - saved.share).toBeCloseTo(1 / (fold.carbon ?? 0), 12);
      const first = rows.find((row) => row.until === until && row.accounting === "paper");
      const remains = 1 - (first?.parts.saved.share ?? 0) + (leftOut?.share ?? 0);
      expect(remains).toBeCloseTo(1 / (fold.carbon ?? 0), 12);
    }
  });

  it("are work times hours where an accounting charges no hardware", () => {
    for (const { parts, fold } of rows.filter(({ accounting }) => accounting === "paper")) {
      expect(parts.hardware.kg).toBe(0);
      expect((fold.energy ?? 0) * (fold.intensity ?? 0)).toBeCloseTo(fold.carbon ?? 0, 9);
    }
  });

  it("pair runs by seed: another order of logs changes nothing, another seed's run does", () => {
    expect(savingsByMethod(manifest, logs.toReversed(), "random", ["end"])[0].parts.saved.share).toBeCloseTo(
      rows[0].parts.saved.share,
      12,
    );
    const fewer = logs.filter(({ key }) => key.method === "random" || key.seed !== 2);
    expect(savingsByMethod(manifest, fewer, "random", ["end"])[0].n).toBe(2);
  });
});
