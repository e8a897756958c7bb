import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import {
  FORECASTERS,
  TraceForecasts,
  persistence,
  type Forecast,
  type Forecaster,
  type IntensityHistory,
} from "../../harness/forecast/index.ts";
import { parseWeights } from "../../harness/forecast/transformer/index.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { BYTES, CARD } from "../fixtures/small-transformer.ts";

/** All that see nothing but the past. */
const UNTRAINED: readonly Forecaster[] = FORECASTERS.flatMap((definition) =>
  definition.needs === "past" ? [definition.build()] : [],
);

/** Those that were trained before, here with invented weights: they know no better than to see a wave in a flat past. */
const TRAINED: readonly Forecaster[] = FORECASTERS.flatMap((definition) =>
  definition.needs === "weights"
    ? [definition.build(parseWeights({ ...CARD, trainedUntil: "1970-01-01T00:00:00Z" }, BYTES, "invented"))]
    : [],
);

const PAST = 24 * 1020;
const NOW_MS = PAST * MS_PER_HOUR;

/** A history that notes how far back it was asked for. */
function historyOf(past: Float64Array): IntensityHistory & { furthest: number } {
  return {
    currentHourMs: NOW_MS,
    hours: past.length,
    furthest: 0,
    last(hours) {
      this.furthest = Math.max(this.furthest, hours);
      if (hours > past.length) throw new RangeError(`asked for ${hours} h of ${past.length}`);
      return past.slice(past.length - hours);
    },
  };
}

interface Invented {
  readonly seed: number;
  readonly noise: number;
  readonly blanks: number;
}

/** Years of days that rise and fall, disturbed, some hours zero, some blank. */
function pastOf({ seed, noise, blanks }: Invented): Float64Array {
  const random = stream(seed, "past");
  const past = Float64Array.from({ length: PAST }, (_, i) =>
    Math.max(0, 300 + 100 * Math.sin((2 * Math.PI * i) / 24) + 100 * noise * random.normal()),
  );
  // Five in the morning only, every other day at most: a week has it somewhere.
  for (let k = 0; k < blanks; k++) past[random.integer(PAST / 48) * 48 + 5] = Number.NaN;
  return past;
}

const pasts = fc.record({
  seed: fc.nat(),
  noise: fc.double({ min: 0.01, max: 2, noNaN: true }),
  blanks: fc.nat(200),
});
const leads = fc.integer({ min: 1, max: 96 });

const cut = ({ by, median, low, high }: Forecast, hours: number): Forecast => ({
  by,
  median: median.slice(0, hours),
  low: low.slice(0, hours),
  high: high.slice(0, hours),
});

describe.each([...UNTRAINED, ...TRAINED])("$name, as a forecaster", (forecaster) => {
  const { historyHours, memoryHours, maxLeadHours } = forecaster;

  it("says as many hours as were asked for, none below zero, the median within its interval", () => {
    fc.assert(
      fc.property(pasts, leads, (invented, hours) => {
        const past = pastOf(invented);
        const { median, low, high } = forecaster.forecast(historyOf(past), hours);
        for (const values of [median, low, high]) {
          expect(values).toHaveLength(hours);
          expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
        }
        expect(low.every((value, lead) => value <= median[lead] && median[lead] <= high[lead])).toBe(true);
      }),
      { numRuns: 1, seed: 1 },
    );
  });

  it("says the same when asked again, and looks no further back than it declares", () => {
    fc.assert(
      fc.property(pasts, leads, (invented, hours) => {
        const past = pastOf(invented);
        const enough = historyOf(past.slice(PAST - memoryHours));
        const forecast = forecaster.forecast(enough, hours);
        expect(enough.furthest).toBeLessThanOrEqual(memoryHours);
        expect(forecaster.forecast(historyOf(past), hours)).toEqual(forecast);
      }),
      { numRuns: 1, seed: 2 },
    );
  });

  it("has something to say with the least history it declares", () => {
    fc.assert(
      fc.property(pasts, (invented) => {
        const past = pastOf(invented);
        const least = historyOf(past.slice(PAST - historyHours).map((value) => value || 1));
        const { median, low, high } = forecaster.forecast(least, maxLeadHours);
        for (const values of [median, low, high]) expect(values.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 4, seed: 4 },
    );
  });

  it("says of the near hours the same, however far it is to look", () => {
    fc.assert(
      fc.property(pasts, leads, (invented, hours) => {
        const past = pastOf(invented);
        const far = forecaster.forecast(historyOf(past), maxLeadHours);
        expect(forecaster.forecast(historyOf(past), hours)).toEqual(cut(far, hours));
      }),
      { numRuns: 1, seed: 3 },
    );
  });

  it("does not see the future: whatever comes later, it says the same, also when asked out of order", () => {
    fc.assert(
      fc.property(pasts, fc.integer({ min: PAST - 400, max: PAST - 2 }), (invented, hour) => {
        const past = pastOf(invented);
        const along = (intensityGPerKwh: Float64Array): TraceForecasts => {
          const columns = { name: "invented", startMs: 0, intensityGPerKwh, estimated: new Uint8Array(PAST) };
          return new TraceForecasts(new CarbonTrace(columns), forecaster);
        };
        const forecast = along(past).at(hour * MS_PER_HOUR);
        const other = along(past.map((value, i) => (i <= hour ? value : 700 - value / 2)));
        other.at((PAST - 1) * MS_PER_HOUR);
        expect(other.at(hour * MS_PER_HOUR)).toEqual(forecast);
      }),
      { numRuns: 1, seed: 5 },
    );
  });
});

describe.each(UNTRAINED)("$name", (forecaster) => {
  it("foretells a flat past flat", () => {
    const { median, low, high } = forecaster.forecast(historyOf(new Float64Array(PAST).fill(222.22)), 72);
    for (const values of [median, low, high])
      for (const value of values) expect(value).toBeCloseTo(222.22, 6);
  });
});

describe("persistence", () => {
  const past = Float64Array.from({ length: 24 * 30 }, (_, i) => i);
  const end = past.length;

  it("repeats the same hour yesterday, day after day", () => {
    const { by, median } = persistence.forecast(historyOf(past), 50);
    expect(by).toBe("persistence");
    for (let lead = 1; lead <= 50; lead++) {
      expect(median[lead - 1]).toBe(end - 24 + ((lead - 1) % 24));
    }
  });

  it("adds what it missed by before: a steady rise of 1 an hour by 24 a day", () => {
    const { median, low, high } = persistence.forecast(historyOf(past), 50);
    for (const lead of [1, 24, 25, 48, 49]) {
      const missed = 24 * Math.ceil(lead / 24);
      expect(low[lead - 1]).toBe(median[lead - 1]);
      expect(high[lead - 1]).toBe(median[lead - 1] + missed);
    }
  });

  it("takes an earlier day's hour where yesterday's is blank, and NaN where a week has none", () => {
    const gaps = past.slice();
    gaps[end - 24] = Number.NaN;
    gaps[end - 48] = Number.NaN;
    for (let day = 1; day <= 7; day++) gaps[end - 24 * day + 5] = Number.NaN;
    const { median } = persistence.forecast(historyOf(gaps), 6);
    expect([...median]).toEqual([end - 72, end - 23, end - 22, end - 21, end - 20, Number.NaN]);
  });
});
