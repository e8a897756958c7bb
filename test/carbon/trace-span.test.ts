import { describe, expect, it } from "vitest";
import { CarbonTrace, TraceBlankError, TraceSpanError } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { START_MS, traceOf } from "./traces.ts";

const HOUR = MS_PER_HOUR;

describe("outside its span a trace throws", () => {
  const trace = traceOf([1, 2, 3], START_MS, "ZONE@source");
  const endMs = START_MS + 3 * HOUR;
  const message = (time: string): string =>
    `trace ZONE@source: ${time} lies outside its span 2021-07-02T07:00:00Z to 2021-07-02T10:00:00Z`;

  it.each([
    ["before", () => trace.at(START_MS - 1), "2021-07-02T06:59:59.999Z"],
    ["at its end", () => trace.at(endMs), "2021-07-02T10:00:00Z"],
    [
      "for an integral that begins before",
      () => trace.integral(START_MS - HOUR, endMs),
      "2021-07-02T06:00:00Z",
    ],
    ["for an integral that ends after", () => trace.integral(START_MS, endMs + 1), "2021-07-02T10:00:00Z"],
    ["for a mean that ends after", () => trace.mean(START_MS, endMs + 1), "2021-07-02T10:00:00Z"],
    ["for a window that begins before", () => trace.window(START_MS - HOUR, endMs), "2021-07-02T06:00:00Z"],
  ])("%s, naming trace, time and span", (_, ask, time) => {
    expect(ask).toThrow(TraceSpanError);
    expect(ask).toThrow(message(time));
  });

  it("throws for what is no time at all", () => {
    expect(() => trace.at(Number.NaN)).toThrow(RangeError);
  });

  it("reaches to its last millisecond", () => {
    expect(trace.at(endMs - 1)).toBe(3);
    expect(trace.integral(endMs - 1, endMs)).toBe(300);
    expect([...trace.window(START_MS, endMs)]).toEqual([1, 2, 3]);
  });
});

describe("a blank hour", () => {
  const trace = traceOf([10, Number.NaN, 30, Number.NaN]);

  it("throws where it is read, never counted as zero", () => {
    expect(() => trace.at(START_MS + HOUR)).toThrow(TraceBlankError);
    expect(() => trace.integral(START_MS, START_MS + HOUR + 1)).toThrow(
      "hour 2021-07-02T08:00:00Z is blank upstream; choose a window without it",
    );
    expect(() => trace.mean(START_MS + 2 * HOUR, START_MS + 4 * HOUR)).toThrow(/2021-07-02T10:00:00Z/);
  });

  it("does no harm beside it", () => {
    expect(trace.integral(START_MS, START_MS + HOUR)).toBe(1000 * HOUR);
    expect(trace.at(START_MS + 2 * HOUR)).toBe(30);
  });

  it("is listed, and NaN in a window", () => {
    expect(trace.blankHours(START_MS, START_MS + 4 * HOUR)).toEqual([START_MS + HOUR, START_MS + 3 * HOUR]);
    expect(trace.blankHours(START_MS + 2 * HOUR, START_MS + 3 * HOUR)).toEqual([]);
    expect([...trace.window(START_MS, START_MS + 2 * HOUR)]).toEqual([10, Number.NaN]);
  });
});

describe("a trace's columns", () => {
  const columns = (values: number[], estimated = new Uint8Array(values.length)): CarbonTrace =>
    new CarbonTrace({ name: "z", startMs: START_MS, intensityGPerKwh: Float64Array.from(values), estimated });

  it.each([-0.01, 1e6, Number.POSITIVE_INFINITY])("refuses %s g/kWh, naming the hour", (value) => {
    expect(() => columns([1, value])).toThrow(/trace z: hour 2021-07-02T08:00:00Z: got/);
  });

  it("refuses no hours, and flags for another number of hours", () => {
    expect(() => columns([])).toThrow(/no hours/);
    expect(() => columns([1, 2], new Uint8Array(1))).toThrow(/2 intensities but 1/);
  });

  it("counts the estimated hours of a span", () => {
    const trace = columns([1, 2, 3, 4], Uint8Array.of(0, 1, 1, 0));
    expect(trace.estimatedHours(START_MS, START_MS + 4 * HOUR)).toBe(2);
    expect(trace.estimatedHours(START_MS + 2 * HOUR, START_MS + 2 * HOUR + 1)).toBe(1);
  });
});
