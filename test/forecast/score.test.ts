import { describe, expect, it } from "vitest";
import { scoreForecasts, testOrigins, type Forecast } from "../../harness/forecast/index.ts";

const LEADS = 96;
const constant = (value: number, low: number, high: number, by = "test"): Forecast => ({
  by,
  median: new Float64Array(LEADS).fill(value),
  low: new Float64Array(LEADS).fill(low),
  high: new Float64Array(LEADS).fill(high),
});

describe("the test span", () => {
  it("of four years is the last fifth: 6,917 origins that have 96 hours after them", () => {
    const origins = testOrigins(35_064);
    expect([origins.length, origins[0], origins.at(-1)]).toEqual([6917, 28_051, 34_967]);
    expect(testOrigins(400)).toEqual([]);
  });
});

describe("scores", () => {
  const actual = Float64Array.from({ length: 300 }, (_, i) => (i < 150 ? 100 : 200));

  it("are means over origins, then over leads: by hand", () => {
    // From hour 100 the first 49 leads are 100, the others 200; from hour 150 all are 200.
    const score = scoreForecasts("test", actual, [100, 150], () => constant(150, 120, 180));
    const before = 49;
    const share = (lead: number): number => 100 * (lead <= before ? (0.5 + 0.25) / 2 : 0.25);
    const over = (from: number, to: number): number => {
      let sum = 0;
      for (let lead = from; lead <= to; lead++) sum += share(lead);
      return sum / (to - from + 1);
    };
    for (const h of [24, 48, 72, 96]) expect(score.mape[String(h)]).toBeCloseTo(over(1, h), 10);
    [1, 25, 49, 73].forEach((from, day) =>
      expect(score.mapeByDay[day]).toBeCloseTo(over(from, from + 23), 10),
    );
    expect(score.mapeByLead[48]).toBeCloseTo(37.5, 10);
    expect(score.mapeByLead[49]).toBeCloseTo(25, 10);
    expect(score.mae["96"]).toBeCloseTo(50, 10);
    // Truth 200: 0.1 * 80, 50 / 2, 0.1 * ... ; truth 100 is the mirror image.
    const loss = (0.1 * (200 - 120) + 25 + 0.9 * (200 - 180)) / 3;
    expect(score.pinball["24"]).toBeCloseTo(loss, 10);
    expect(score.coverage80["96"]).toBe(0);
    expect(score).toMatchObject({ origins: 2, unscored: 0, standIns: {} });
  });

  it("of what is always right are perfect; its interval holds every hour", () => {
    const score = scoreForecasts("test", actual, [10, 20], (origin) => {
      const median = actual.slice(origin + 1, origin + 1 + LEADS);
      return { by: "test", median, low: median, high: median };
    });
    for (const h of ["24", "48", "72", "96"]) {
      expect([score.mape[h], score.mae[h], score.pinball[h], score.coverage80[h]]).toEqual([0, 0, 0, 100]);
    }
  });

  it("leave out hours that are blank, and shares of zero, and say how many", () => {
    const gaps = actual.slice();
    gaps[12] = Number.NaN;
    gaps[13] = 0;
    const score = scoreForecasts("test", gaps, [10, 30], () => constant(100, 90, 110));
    expect(score.unscored).toBe(2);
    expect(score.mape["24"]).toBe(0);
    expect(score.mae["24"]).toBeCloseTo(100 / 2 / 24, 10);
  });

  it("are null where nothing was said, and tell who stood in", () => {
    const score = scoreForecasts("test", actual, [10, 11], (origin) =>
      constant(100, Number.NaN, Number.NaN, origin === 10 ? "other" : "test"),
    );
    expect(score.coverage80["24"]).toBeNull();
    expect(score.pinball["24"]).toBeNull();
    expect(score.mape["24"]).toBe(0);
    expect(score.standIns).toEqual({ other: 1 });
  });
});
