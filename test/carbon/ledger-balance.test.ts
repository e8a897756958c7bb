import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { accountingOf, full, ledgerOf, legalTurns, paper } from "./ledgers.ts";
import { START_MS, hourlyValues, instants, integralByPieces, traceOf } from "./traces.ts";

const GPUS = 5;
const HOURS = 30;
const END_MS = HOURS * MS_PER_HOUR;
const values = hourlyValues(HOURS, HOURS);
const turns = legalTurns(GPUS, HOURS);

describe("the ledger", () => {
  it("balances after every legal sequence of turns", () => {
    fc.assert(
      fc.property(values, turns, (hourly, list) => {
        const ledger = ledgerOf(hourly, GPUS);
        for (const { timeMs, from, to } of list) {
          ledger.turn(timeMs, from, to);
          expect(() => ledger.checkBalance(timeMs)).not.toThrow();
        }
        ledger.checkBalance(END_MS);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it("has totals that do not depend on when they were asked for", () => {
    fc.assert(
      fc.property(values, turns, instants(HOURS, 25), (hourly, list, questions) => {
        const quiet = ledgerOf(hourly, GPUS);
        const asked = ledgerOf(hourly, GPUS);
        const pending = [...questions];
        for (const { timeMs, from, to } of list) {
          while (pending.length > 0 && pending[0] <= timeMs) asked.charged(pending.shift() as number);
          asked.turn(timeMs, from, to);
          quiet.turn(timeMs, from, to);
        }
        for (const accounting of [paper, full]) {
          expect(asked.statement(END_MS, accounting)).toEqual(quiet.statement(END_MS, accounting));
        }
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it("charges each activity the trace's integral over its GPU time, piece by piece", () => {
    fc.assert(
      fc.property(values, turns, (hourly, list) => {
        const ledger = ledgerOf(hourly, GPUS);
        const weighted = { training: 0, sampling: 0, idle: 0 };
        const gpus = { training: 0, sampling: 0, idle: GPUS };
        let beforeMs = 0;
        for (const { timeMs, from, to } of [...list, { timeMs: END_MS, from: null, to: null }]) {
          const integral = integralByPieces(hourly, beforeMs, timeMs);
          for (const activity of ["training", "sampling", "idle"] as const) {
            weighted[activity] += gpus[activity] * integral;
          }
          beforeMs = timeMs;
          if (from === null || to === null) continue;
          ledger.turn(timeMs, from, to);
          gpus[from]--;
          gpus[to]++;
        }
        const { activities } = ledger.statement(END_MS, full);
        for (const activity of ["training", "sampling", "idle"] as const) {
          const gramHours = weighted[activity] / 100 / MS_PER_HOUR;
          const grams = (full.powerW[activity].value / 1000) * full.pue.value * gramHours;
          expect(activities[activity].carbonG).toBeCloseTo(grams, 6);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("is linear in its prices: twice the power, the efficiency loss or the making, twice the carbon of it", () => {
    const prices = [1.5, 200, 100, 30, 220, 210, 12];
    const hourly = [120, 240, 360];
    const carbonUnder = (changed: readonly number[]): number => {
      const accounting = accountingOf("invented", changed);
      const ledger = ledgerOf(hourly, 3, [accounting]);
      ledger.chargePrior("supernetTraining", 1_000_000);
      ledger.chargePrior("initialSamples", 2_000_000);
      ledger.turn(1_000_000, "idle", "training");
      ledger.turn(2_000_000, "idle", "sampling");
      ledger.turn(7_000_000, "training", "idle");
      return ledger.statement(3 * MS_PER_HOUR, accounting).total.carbonG;
    };
    const alone = (kept: number): number =>
      carbonUnder(prices.map((price, i) => (i === kept || i === 0 ? price : 0)));
    const parts = [1, 2, 3, 4, 5, 6].map(alone);
    expect(Math.min(...parts)).toBeGreaterThan(0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(carbonUnder(prices), 9);
    for (let i = 1; i <= 6; i++) {
      const doubled = prices.map((price, k) => (k === i ? 2 * price : price));
      expect(carbonUnder(doubled) - carbonUnder(prices)).toBeCloseTo(parts[i - 1], 9);
    }
    const electricity = carbonUnder(prices) - parts[5];
    expect(carbonUnder(prices.with(0, 3)) - parts[5]).toBeCloseTo(2 * electricity, 9);
  });

  it("refuses a turn from what no GPU does, and time that runs backwards", () => {
    const ledger = ledgerOf([100, 100], 1);
    ledger.turn(10, "idle", "training");
    expect(() => ledger.turn(10, "idle", "training")).toThrow("no GPU is idle at 10 ms");
    expect(() => ledger.turn(9, "training", "idle")).toThrow(/asked for 9 ms after an event at 10 ms/);
    expect(() => ledger.charged(9)).toThrow(/after an event/);
  });

  it("throws rather than charge beyond the trace", () => {
    expect(() => ledgerOf([100, 100], 1).charged(2 * MS_PER_HOUR + 1)).toThrow(/outside its span/);
    expect(traceOf([100, 100]).endMs).toBe(START_MS + 2 * MS_PER_HOUR);
  });
});
