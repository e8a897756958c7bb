import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { persistence, type Forecaster, type IntensityHistory } from "../../harness/forecast/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

/** A new forecaster comes under the laws by a line here. */
const EVERY_FORECASTER: readonly Forecaster[] = [persistence];

const PAST = 24 * 30;
const NOW_MS = PAST * MS_PER_HOUR;

/** A history that notes how far back it was asked for. */
function historyOf(past: readonly number[]): IntensityHistory & { furthest: number } {
  return {
    currentHourMs: NOW_MS,
    furthest: 0,
    last(hours) {
      this.furthest = Math.max(this.furthest, hours);
      if (hours > past.length) throw new RangeError(`asked for ${hours} h of ${past.length}`);
      return Float64Array.from(past.slice(past.length - hours));
    },
  };
}

const values = fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: PAST, maxLength: PAST });
const leads = fc.integer({ min: 1, max: 100 });

describe.each(EVERY_FORECASTER)("$name, as a forecaster", (forecaster) => {
  it("gives as many finite intensities as were asked for, none below zero", () => {
    fc.assert(
      fc.property(values, leads, (past, hours) => {
        const forecast = forecaster.forecast(historyOf(past), hours);
        expect(forecast).toHaveLength(hours);
        expect(forecast.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it("says the same when asked again, and needs no more history than it declares", () => {
    fc.assert(
      fc.property(values, leads, (past, hours) => {
        const enough = historyOf(past.slice(PAST - forecaster.historyHours));
        const forecast = forecaster.forecast(enough, hours);
        expect(enough.furthest).toBeLessThanOrEqual(forecaster.historyHours);
        expect(forecaster.forecast(historyOf(past), hours)).toEqual(forecast);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  it("says of the near hours the same, however far it is to look", () => {
    fc.assert(
      fc.property(values, leads, (past, hours) => {
        const far = forecaster.forecast(historyOf(past), 100);
        expect(forecaster.forecast(historyOf(past), hours)).toEqual(far.slice(0, hours));
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it("foretells a flat past flat", () => {
    const flat = historyOf(Array.from({ length: PAST }, () => 222.22));
    for (const value of forecaster.forecast(flat, 72)) expect(value).toBeCloseTo(222.22, 6);
  });
});

describe("persistence", () => {
  it("repeats the same hour yesterday, day after day", () => {
    const past = Array.from({ length: PAST }, (_, i) => i);
    const forecast = persistence.forecast(historyOf(past), 50);
    for (let lead = 1; lead <= 50; lead++) {
      expect(forecast[lead - 1]).toBe(PAST - 1 - 24 + 1 + ((lead - 1) % 24));
    }
  });

  it("takes an earlier day's hour where yesterday's is blank, and NaN where a week has none", () => {
    const past = Array.from({ length: PAST }, (_, i) => i);
    past[PAST - 24] = Number.NaN;
    past[PAST - 48] = Number.NaN;
    for (let day = 1; day <= 7; day++) past[PAST - 24 * day + 5] = Number.NaN;
    const forecast = persistence.forecast(historyOf(past), 6);
    expect([...forecast]).toEqual([PAST - 72, PAST - 23, PAST - 22, PAST - 21, PAST - 20, Number.NaN]);
  });
});
