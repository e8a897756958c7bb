import { assert, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chargedRuns, sciOf } from "../../harness/analysis/index.ts";
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
    expect(
      sciOf(
        {
          ...log,
          events: [...log.events, { type: "sampled", timeMs: 1, gpu: 0, architecture: 999_999, score: 1 }],
        },
        "full",
      ).evaluated,
    ).toBe(before + 1);
  });

  it("has no intensity where no electricity is charged", () => {
    const [log] = logs;
    const { activities, total } = log.statements["full"];
    const free = { ...log, statements: { full: { activities, total: { ...total, energyKwh: 0 } } } };
    expect(sciOf(free, "full").intensityGPerKwh).toBeNull();
  });
});

it("a run that an accounting steered is charged under that one alone", () => {
  const steered = logs.map((log) => ({ ...log, key: { ...log.key, accounting: "full" } }));
  expect(chargedRuns(manifest, logs, {})).toHaveLength(2 * logs.length);
  expect(new Set(chargedRuns(manifest, steered, {}).map(({ accounting }) => accounting))).toEqual(
    new Set(["full"]),
  );
});
