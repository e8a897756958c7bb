import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { TraceForecasts, persistence, type Forecaster } from "../../harness/forecast/index.ts";
import { WeightsError } from "../../harness/weights/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { resolve } from "../../scenarios/index.ts";
import { hwnasbench } from "../../scenarios/hwnasbench.ts";
import { checkWindow } from "../../scenarios/setting/check-window.ts";
import { windowHours, windowNotes } from "../../scenarios/setting/window.ts";
import { traceOf } from "../carbon/traces.ts";

const scenario = hwnasbench;
const forecasts = (along: CarbonTrace): TraceForecasts => new TraceForecasts(along, persistence);
const HOUR_MS = 3_600_000;
const START_MS = Date.parse("2021-06-01T00:00Z");
const flat = Array.from({ length: 400 }, () => 100);
const trace = traceOf(flat, START_MS, "ZONE@source");
const setting = (start: string, hours: number) => resolve(scenario, { ...scenario.defaults, start, hours });

describe("a window outside the trace", () => {
  const message = (start: string, hours: number): string => {
    try {
      checkWindow(setting(start, hours), forecasts(trace));
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message;
    }
    return "";
  };

  it("is refused with the trace, its span, the window asked for and one that fits", () => {
    const late = message("2021-06-17T00:00Z", 79);
    expect(late).toContain("ZONE@source spans 2021-06-01T00:00:00Z to 2021-06-17T16:00:00Z");
    expect(late).toContain("asked for 2021-06-17T00:00:00Z to 2021-06-20T07:00:00Z");
    expect(late).toContain("one that fits: --start 2021-06-14T09:00:00Z --hours 79");
    expect(message("2021-06-14T09:00Z", 79)).toBe("");
    expect(message("2021-06-14T09:00Z", 79.01)).not.toBe("");
  });

  it("counts the week that the forecast looks back on", () => {
    const early = message("2021-06-07T22:00Z", 10);
    expect(early).toContain("the first 167 h of it serve as the forecast's history");
    expect(early).toContain("one that fits: --start 2021-06-07T23:00:00Z --hours 10");
    expect(message("2021-06-07T23:00Z", 10)).toBe("");
  });

  it("says so where no window of that length fits", () => {
    expect(message("2021-06-10T00:00Z", 300)).toContain("no window of 300 h fits");
  });
});

describe("a window that a forecaster learned from", () => {
  it("is refused before any run", () => {
    const trained: Forecaster = {
      ...persistence,
      forecast: () => {
        throw new WeightsError("it may have seen this");
      },
    };
    const check = (): void =>
      checkWindow(setting("2021-06-10T00:00Z", 10), new TraceForecasts(trace, trained));
    expect(check).toThrow(UsageError);
    expect(check).toThrow("it may have seen this");
  });
});

describe("a blank hour", () => {
  const blanks = new Set([170, 172, 300]);
  const blank = traceOf(
    flat.map((value, hour) => (blanks.has(hour) ? Number.NaN : value)),
    START_MS,
    "ZONE@source",
  );

  it("inside the window is refused, with where, never filled in", () => {
    const check = (): void => checkWindow(setting("2021-06-08T00:00Z", 24), forecasts(blank));
    expect(check).toThrow(UsageError);
    expect(check).toThrow(
      "the window has 2 hour(s) that ZONE@source leaves blank, from 2021-06-08T02:00:00Z to 2021-06-08T04:00:00Z; " +
        "they are not filled in; one that fits: --start 2021-06-08T05:00:00Z --hours 24, or choose another vintage",
    );
  });

  it.each([
    ["2021-06-13T00:00Z", 20, "2021-06-13T13:00:00Z"],
    ["2021-06-13T00:30Z", 60, "2021-06-13T13:00:00Z"],
    ["2021-06-13T12:00Z", 1, "2021-06-13T13:00:00Z"],
    ["2021-06-13T00:00Z", 100, "2021-06-09T08:00:00Z"],
  ])("inside the window from %s, %d h, is answered by a start without: %s", (start, hours, fitting) => {
    const check = (from: string) => (): void => checkWindow(setting(from, hours), forecasts(blank));
    expect(check(start)).toThrow(`--start ${fitting} --hours ${hours}`);
    expect(check(fitting)).not.toThrow();
  });

  it("says so where every window of that length has one", () => {
    const check = (): void => checkWindow(setting("2021-06-08T00:00Z", 200), forecasts(blank));
    expect(check).toThrow("no window of 200 h is without");
  });

  it("before the window is told, in it or after it not", () => {
    const later = setting("2021-06-10T00:00Z", 24);
    expect(() => checkWindow(later, forecasts(blank))).not.toThrow();
    expect(windowNotes(later, forecasts(blank))).toEqual([
      "2 hour(s) of the 167 h before the window are blank upstream; forecasts use an earlier day there.",
    ]);
  });
});

it("counts the hours that a window touches, from half past as from the hour", () => {
  const estimated = new Uint8Array(flat.length).fill(1);
  const columns = { name: "Z", startMs: START_MS, intensityGPerKwh: Float64Array.from(flat), estimated };
  const modelled = forecasts(new CarbonTrace(columns));
  const notes = (start: string): string[] => windowNotes(setting(start, 79), modelled);
  expect(notes("2021-06-09T00:00Z")[0]).toMatch(/^79 of the 79 hours of the trace/);
  expect(notes("2021-06-09T00:30Z")[0]).toMatch(/^80 of the 80 hours of the trace/);
});

it("the record of a window has its hours, by date", () => {
  const rising = traceOf(
    flat.map((_, i) => i),
    START_MS,
  );
  const hours = windowHours(setting("2021-06-08T00:00Z", 2.5), rising);
  expect(hours).toEqual(
    [0, 1, 2].map((hour) => ({
      hour,
      datetimeUtc: new Date(START_MS + (168 + hour) * HOUR_MS).toISOString().replace(".000Z", "Z"),
      intensityGPerKwh: 168 + hour,
      estimated: false,
    })),
  );
});
