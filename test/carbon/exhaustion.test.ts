import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { full, ledgerOf, paper } from "./ledgers.ts";
import { hourlyValues } from "./traces.ts";

const HOURS = 4;
const END_MS = HOURS * MS_PER_HOUR;

describe("the instant at which a budget runs out", () => {
  it("is the last millisecond whose total is within it", () => {
    const spec = fc.record({
      hourly: hourlyValues(HOURS, HOURS),
      training: fc.integer({ min: 0, max: 3 }),
      sampling: fc.integer({ min: 0, max: 2 }),
      turnMs: fc.integer({ min: 0, max: MS_PER_HOUR }),
      budgetG: fc.double({ min: 1, max: 3000, noNaN: true }),
      accounting: fc.constantFrom(paper, full),
    });
    fc.assert(
      fc.property(spec, ({ hourly, training, sampling, turnMs, budgetG, accounting }) => {
        const ledgerAtWork = (): ReturnType<typeof ledgerOf> => {
          const ledger = ledgerOf(hourly, 5, [accounting]);
          for (let i = 0; i < training; i++) ledger.turn(turnMs, "idle", "training");
          for (let i = 0; i < sampling; i++) ledger.turn(turnMs, "idle", "sampling");
          return ledger;
        };
        const spentBy = (timeMs: number): number =>
          ledgerAtWork().statement(timeMs, accounting).total.carbonG;
        fc.pre(spentBy(turnMs) <= budgetG);
        const atMs = ledgerAtWork().exhaustedAtMs(accounting, budgetG, END_MS);
        // The forecast and the books add up in another order: they may differ in the last digits.
        const slack = 1e-9 * budgetG;
        const beyondMs = atMs === null ? Number.POSITIVE_INFINITY : atMs + 1;
        expect(spentBy(atMs ?? END_MS)).toBeLessThanOrEqual(budgetG + slack);
        expect(beyondMs > END_MS || spentBy(beyondMs) > budgetG - slack).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("agrees with a search through every millisecond", () => {
    const ledger = ledgerOf([360, 720], 1, [paper]);
    ledger.turn(0, "idle", "training");
    // 360 g/kWh at 1 kW: 0.1 mg a millisecond.
    for (const budgetG of [0.05, 0.5, 0.61]) {
      const twin = ledgerOf([360, 720], 1, [paper]);
      twin.turn(0, "idle", "training");
      let last = 0;
      for (let timeMs = 1; timeMs < 8000; timeMs++) {
        if (twin.charged(timeMs)["paper"].carbonG <= budgetG) last = timeMs;
      }
      const atMs = ledger.exhaustedAtMs(paper, budgetG, 2 * MS_PER_HOUR) as number;
      expect(Math.abs(atMs - last)).toBeLessThanOrEqual(1);
    }
  });

  it("is never before the last event, and null for a budget that lasts", () => {
    const ledger = ledgerOf([100, 100], 1, [paper]);
    ledger.turn(0, "idle", "training");
    ledger.turn(MS_PER_HOUR, "training", "idle");
    expect(ledger.exhaustedAtMs(paper, 100, 2 * MS_PER_HOUR)).toBeNull();
    ledger.turn(MS_PER_HOUR + 5, "idle", "training");
    expect(ledger.exhaustedAtMs(paper, 100, 2 * MS_PER_HOUR)).toBe(MS_PER_HOUR + 5);
  });
});
