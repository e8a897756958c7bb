import { describe, expect, it } from "vitest";
import { FORECASTERS, filled, forecasterNamed, type Forecaster } from "../../harness/forecast/index.ts";
import { issued, type IssuedForecasts } from "../../harness/forecast/issued.ts";
import { noisy } from "../../harness/forecast/noisy.ts";
import { oracle } from "../../harness/forecast/oracle.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { traceOf } from "../carbon/traces.ts";
import { historyOf } from "./histories.ts";

const HOURS = 3000;
const values = Array.from({ length: HOURS }, (_, i) => (i === 120 ? Number.NaN : 100 + (i % 50)));
const trace = traceOf(values, 0, "ZONE");
const at = (forecaster: Forecaster, hour: number, hours = 96) =>
  forecaster.forecast(historyOf(new Float64Array(1), hour * MS_PER_HOUR), hours);

describe("bounds", () => {
  it("are those that are handed the truth", () => {
    const bounds = FORECASTERS.filter(({ knowsFuture }) => knowsFuture).map(({ name }) => name);
    expect(bounds).toEqual(["oracle", "noisy-5", "noisy-10"]);
  });

  it("the oracle says what comes; NaN where upstream is blank and past the end", () => {
    const { median, low, high } = at(oracle(trace), 100, 30);
    expect([...median]).toEqual(values.slice(101, 131));
    expect([low, high]).toEqual([median, median]);
    const last = at(oracle(trace), HOURS - 3, 5).median;
    expect([...last]).toEqual([values[HOURS - 2], values[HOURS - 1], Number.NaN, Number.NaN, Number.NaN]);
    expect(at(oracle(trace), HOURS - 1, 2).median.every(Number.isNaN)).toBe(true);
  });

  it.each([5, 10])(
    "noise has %i %% deviation, anew each hour and lead, the same whoever asks when",
    (percent) => {
      const errors: number[] = [];
      for (let hour = 200; hour < 1200; hour += 10) {
        const { median } = at(noisy(trace, percent), hour, 20);
        median.forEach((value, lead) => errors.push(value / values[hour + lead + 1] - 1));
      }
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const deviation = Math.sqrt(
        errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length,
      );
      expect(Math.abs(mean)).toBeLessThan((4 * percent) / 100 / Math.sqrt(errors.length));
      expect(deviation / (percent / 100)).toBeCloseTo(1, 1);
      const again = noisy(trace, percent);
      at(again, 900);
      expect(at(again, 300)).toEqual(at(noisy(trace, percent), 300));
      expect(at(again, 300, 10).median).toEqual(at(again, 300).median.slice(0, 10));
    },
  );
});

describe("issued forecasts", () => {
  const forecasts: IssuedForecasts = {
    zone: "ZONE",
    signal: "direct",
    horizonHours: 96,
    issuedMs: Float64Array.of(48, 72, 120).map((hour) => hour * MS_PER_HOUR),
    intensityGPerKwh: Float64Array.from({ length: 3 * 96 }, (_, i) => 1000 * Math.floor(i / 96) + (i % 96)),
  };
  const first = (hour: number): number => at(issued(forecasts), hour, 72).median[0];

  it("are replayed from the latest that is out, for the hours to come", () => {
    expect(first(48)).toBe(1);
    expect(first(71)).toBe(24);
    expect(at(issued(forecasts), 71, 72).median[71]).toBe(95);
    expect(first(72)).toBe(1001);
  });

  it("say nothing before the first, nor a day after the last one, nor of intervals", () => {
    expect(first(47)).toBeNaN();
    expect(first(95)).toBe(1024);
    expect(first(96)).toBeNaN();
    expect(at(issued(forecasts), 48, 72).low.every(Number.isNaN)).toBe(true);
  });
});

it("a name that nobody knows is refused, the nearest first", () => {
  expect(() => forecasterNamed("rigde")).toThrow(
    'unknown forecaster "rigde"; known forecasters, nearest first: ridge',
  );
});

it("a blank takes the same hour of the latest of six days before, and stays where a week shares it", () => {
  const past = Float64Array.from({ length: 24 * 9 }, (_, i) => i);
  const end = past.length;
  for (const day of [1, 2, 3]) past[end - 24 * day] = Number.NaN;
  for (let day = 1; day <= 7; day++) past[end - 24 * day + 1] = Number.NaN;
  const whole = filled(past);
  expect([1, 2, 3].map((day) => whole[end - 24 * day])).toEqual(Array.from({ length: 3 }, () => end - 96));
  expect(whole[end - 23]).toBeNaN();
  expect(whole[end - 47]).toBe(end - 8 * 24 + 1);
  expect(past[end - 24]).toBeNaN();
});
