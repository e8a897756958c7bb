import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { START_MS, hourlyValues, instants, integralByPieces, traceOf } from "./traces.ts";

const HOURS = 60;
const values = hourlyValues(HOURS, HOURS);

describe("the trace's integral", () => {
  it("is additive to the last bit, however a span is cut", () => {
    fc.assert(
      fc.property(values, instants(HOURS, 12), (hourly, cuts) => {
        const trace = traceOf(hourly);
        const integral = (from: number, to: number): number => trace.integral(START_MS + from, START_MS + to);
        let sum = 0;
        for (let i = 1; i < cuts.length; i++) sum += integral(cuts[i - 1], cuts[i]);
        expect(integral(cuts[0], cuts[cuts.length - 1])).toBe(sum);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("equals the sum piece by piece", () => {
    fc.assert(
      fc.property(values, instants(HOURS, 2), (hourly, [from, to]) => {
        const whole = traceOf(hourly).integral(START_MS + from, START_MS + to);
        expect(whole).toBe(integralByPieces(hourly, from, to));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it("equals the sum millisecond by millisecond across the hour", () => {
    const hourly = [340.93, 12.34, 500];
    const trace = traceOf(hourly);
    for (const [from, to] of [
      [MS_PER_HOUR - 700, MS_PER_HOUR + 900],
      [0, 1],
      [2 * MS_PER_HOUR - 1, 2 * MS_PER_HOUR + 1],
      [3 * MS_PER_HOUR - 5, 3 * MS_PER_HOUR],
    ]) {
      let sum = 0;
      for (let timeMs = from; timeMs < to; timeMs++) sum += trace.at(START_MS + timeMs) * 100;
      expect(trace.integral(START_MS + from, START_MS + to)).toBe(Math.round(sum));
    }
  });

  it("has the mean of a span: weighted by how long each hour lasts in it", () => {
    const trace = traceOf([100, 400]);
    const mean = (from: number, to: number): number =>
      trace.mean(START_MS + from * MS_PER_HOUR, START_MS + to * MS_PER_HOUR);
    expect(mean(0, 1)).toBe(100);
    expect(mean(0, 2)).toBe(250);
    expect(mean(0.75, 1.75)).toBe(325);
    expect(traceOf([340.93, 340.93, 340.93]).mean(START_MS + 1234, START_MS + 9_876_543)).toBe(340.93);
  });

  it("is 0 over no time, and refuses to run backwards", () => {
    const trace = traceOf([100, 400]);
    expect(trace.integral(START_MS + 5, START_MS + 5)).toBe(0);
    expect(() => trace.integral(START_MS + 6, START_MS + 5)).toThrow(/back/);
  });
});
