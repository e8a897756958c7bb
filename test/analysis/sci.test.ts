import { assert, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chargedRuns, sciOf } from "../../harness/analysis/index.ts";
import type { RunEvent } from "../../harness/record/index.ts";
import { full, paper, runSmall } from "../fixtures/small-world.ts";
import { inventRuns, SMALL } from "../reports/invented-runs.ts";

const { manifest, logs } = inventRuns(SMALL);

describe("software carbon intensity", () => {
  it("has terms that make up all that a run is charged: (E * I + M) / R", () => {
    for (const run of chargedRuns(manifest, logs, {})) {
      const { energyKwh, intensityGPerKwh, embodiedG, evaluated, gPerArchitecture, gPerRun } = run;
      const numerator = energyKwh * (intensityGPerKwh ?? 0) + embodiedG;
      expect(numerator).toBeCloseTo(gPerRun, 6);
      expect(numerator / evaluated).toBeCloseTo(gPerArchitecture, 9);
    }
  });

  it.each([paper, full])("has the terms that the ledger's books give, under $name", (accounting) => {
    const log = { ...logs[0], ...runSmall("ce-nas") };
    const { embodied, ...metered } = log.statements[accounting.name].activities;
    const { energyKwh, intensityGPerKwh, embodiedG, evaluated, gPerRun } = sciOf(log, accounting.name);
    const sumOf = (of: "energyKwh" | "carbonG"): number =>
      Object.values(metered).reduce((sum, entry) => sum + entry[of], 0);
    const architectures = log.events.flatMap((event) =>
      event.type === "initial" || event.type === "sampled" || event.type === "trained"
        ? [event.architecture]
        : [],
    );
    expect(energyKwh).toBeCloseTo(sumOf("energyKwh"), 9);
    expect(energyKwh * (intensityGPerKwh ?? NaN)).toBeCloseTo(sumOf("carbonG"), 6);
    expect(embodiedG).toBeCloseTo(embodied.gpuHours * accounting.embodiedGPerGpuHour.value, 9);
    expect(embodiedG > 0).toBe(accounting === full);
    expect(gPerRun).toBeCloseTo(sumOf("carbonG") + embodiedG, 6);
    expect(evaluated).toBe(new Set(architectures).size);
    expect(evaluated).toBeLessThan(architectures.length);
  });

  it("counts an architecture once, however often it is scored and trained", () => {
    const [log] = logs;
    const before = sciOf(log, "full").evaluated;
    assert(
      property(nat({ max: log.events.length - 1 }), (at) => {
        const event = log.events[at];
        const events = [event, ...log.events];
        expect(sciOf({ ...log, events }, "full").evaluated).toBe(before);
      }),
    );
  });

  it.each(["initial", "sampled", "trained"] as const)("counts an architecture that is %s", (type) => {
    const [log] = logs;
    const alike = log.events.find((event) => event.type === type) ?? { type, timeMs: 0 };
    const other = { ...alike, architecture: 999_999 } as RunEvent;
    expect(sciOf({ ...log, events: [...log.events, other] }, "full").evaluated).toBe(
      sciOf(log, "full").evaluated + 1,
    );
  });

  it("has no intensity where no electricity is charged", () => {
    const [log] = logs;
    const { activities, total } = log.statements["full"];
    const free = { ...log, statements: { full: { activities, total: { ...total, energyKwh: 0 } } } };
    expect(sciOf(free, "full").intensityGPerKwh).toBeNull();
  });
});

it("has the charged work before the start as hours on all the GPUs, and the window's first hour as its start", () => {
  const [log] = logs;
  const { supernetTraining, initialSamples } = log.statements["full"].activities;
  const [run] = chargedRuns(manifest, [{ ...log, key: { ...log.key, accounting: "full" } }], {});
  expect(supernetTraining.energyKwh + initialSamples.energyKwh).toBeGreaterThan(0);
  const gpuHours = [supernetTraining, initialSamples].map((one) => (one.energyKwh > 0 ? one.gpuHours : 0));
  expect(run.hoursBefore).toBeCloseTo((gpuHours[0] + gpuHours[1]) / manifest.gpus, 12);
  expect(run.startUtc).toBe(manifest.setting["start"]);
});

it("a run that an accounting steered is charged under that one alone", () => {
  const steered = logs.map((log) => ({ ...log, key: { ...log.key, accounting: "full" } }));
  expect(chargedRuns(manifest, logs, {})).toHaveLength(2 * logs.length);
  expect(new Set(chargedRuns(manifest, steered, {}).map(({ accounting }) => accounting))).toEqual(
    new Set(["full"]),
  );
});
