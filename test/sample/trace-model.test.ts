import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitAutoregression, runAutoregression } from "../../datasets/sample/autoregression.ts";
import { directAt, fitDirect } from "../../datasets/sample/direct-model.ts";
import { drawTrace } from "../../datasets/sample/trace-draw.ts";
import { fitTrace } from "../../datasets/sample/trace-model.ts";
import { calendarHours } from "../../datasets/sample/utc-calendar.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";

function normals(count: number, purpose: string): Float64Array {
  const random = stream(7, purpose);
  return new Float64Array(count).map(() => random.normal());
}

function traceOf(intensityGPerKwh: Float64Array): TraceColumns {
  const startMs = epochMsOf("2021-01-01");
  return { name: "made", startMs, intensityGPerKwh, estimated: new Uint8Array(intensityGPerKwh.length) };
}

describe("calendarHours", () => {
  it("agrees with Date, leap day and a start within the day included", () => {
    const startMs = epochMsOf("2023-12-30T05:00Z");
    const { monthHour, yearHour, weekHour } = calendarHours(startMs, 2_000);
    for (let i = 0; i < 2_000; i++) {
      const date = new Date(startMs + i * MS_PER_HOUR);
      expect(monthHour[i]).toBe(date.getUTCMonth() * 24 + date.getUTCHours());
      expect(yearHour[i]).toBe((date.getUTCFullYear() - 2023) * 24 + date.getUTCHours());
      expect(weekHour[i]).toBe(date.getUTCDay() * 24 + date.getUTCHours());
    }
  });
});

describe("fitAutoregression", () => {
  it("finds the memory of a series, gaps and all", () => {
    const series = runAutoregression(
      {
        terms: [
          [1, 0.6],
          [24, 0.3],
        ],
        shockSd: 0.5,
      },
      normals(30_000, "ar"),
    );
    for (let i = 500; i < 600; i++) series[i] = Number.NaN;
    const { terms, shockSd } = fitAutoregression(series, [1, 24]);
    expect(terms[0]?.[1]).toBeCloseTo(0.6, 1);
    expect(terms[1]?.[1]).toBeCloseTo(0.3, 1);
    expect(shockSd).toBeCloseTo(0.5, 1);
  });
});

describe("fitTrace", () => {
  const hours = 3 * 365 * 24;
  const daily = Float64Array.from({ length: hours }, (_, i) => 300 + 80 * Math.sin((2 * Math.PI * i) / 24));

  it("gives back a pure daily curve", () => {
    const { lifecycle } = drawTrace("made", fitTrace(traceOf(daily), null));
    expect(lifecycle.intensityGPerKwh.every((value, i) => Math.abs(value - daily[i]) < 0.3)).toBe(true);
  });

  it("keeps mean, spread and floor of a noisy one, and fills its blanks", () => {
    const noise = runAutoregression({ terms: [[1, 0.9]], shockSd: 0.05 }, normals(hours, "noise"));
    const noisy = daily.map((value, i) => (i < 7 ? Number.NaN : value * Math.exp(noise[i])));
    const drawn = drawTrace("made", fitTrace(traceOf(noisy), null)).lifecycle.intensityGPerKwh;
    const known = noisy.subarray(7);
    const mean = (values: Float64Array): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(drawn) / mean(known)).toBeCloseTo(1, 1);
    const least = known.reduce((a, b) => Math.min(a, b));
    expect(drawn.every((value) => value >= least - 0.01)).toBe(true);
  });

  it("gives two vintages of a zone the same weather", () => {
    const noisy = daily.map((value, i) => value * Math.exp(0.1 * Math.sin(i / 37)));
    const model = fitTrace(traceOf(noisy), null);
    expect(drawTrace("X@original", model).lifecycle.intensityGPerKwh).toEqual(
      drawTrace("X", model).lifecycle.intensityGPerKwh,
    );
  });
});

describe("fitDirect", () => {
  it("rises, stays below life-cycle, and keeps the distribution", () => {
    const lifecycle = normals(5_000, "x").map((value) => 300 + 50 * value);
    const direct = lifecycle.map((value) => value * 0.8 - 20);
    const model = fitDirect(traceOf(lifecycle), traceOf(direct));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 900, noNaN: true }),
        (a, b) => {
          expect(directAt(model, a)).toBeLessThanOrEqual(a);
          expect(directAt(model, Math.min(a, b))).toBeLessThanOrEqual(directAt(model, Math.max(a, b)));
        },
      ),
    );
    expect(directAt(model, 300)).toBeCloseTo(220, 0);
  });
});
