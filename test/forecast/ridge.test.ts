import { describe, expect, it } from "vitest";
import { designOf, regressorsOf, type Past } from "../../harness/forecast/ridge/design.ts";
import { addForetold, fitRidge } from "../../harness/forecast/ridge/fit.ts";
import { normalEquations, normalEquationsOf } from "../../harness/forecast/ridge/normal-equations.ts";
import type { RidgeRecipe } from "../../harness/forecast/ridge/recipe.ts";
import { rollingRidge } from "../../harness/forecast/ridge/rolling-ridge.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { historyOf } from "./histories.ts";

const SMALL: RidgeRecipe = {
  lags: 30,
  meanDays: [3, 7],
  yearly: true,
  byHour: false,
  windowDays: 40,
  leastDays: 20,
  penalty: 1,
};
const LEADS = 96;
const START_MS = Date.parse("2021-03-04T05:00Z");

/** Days and weeks that rise and fall, drifting, disturbed. */
function invented(hours: number, seed: number): Float64Array {
  const random = stream(seed, "past");
  let drift = 0;
  return Float64Array.from({ length: hours }, (_, i) => {
    drift = 0.99 * drift + 0.02 * random.normal();
    const shape = 0.3 * Math.sin((2 * Math.PI * i) / 24) + 0.1 * Math.sin((2 * Math.PI * i) / 168);
    return 300 * Math.exp(shape + drift);
  });
}

describe("the normal equations", () => {
  const past: Past = { values: invented(1400, 3), startMs: START_MS };
  const origins = 1001;
  const design = designOf(SMALL, past, 1, 200);

  it("are those of the regressors written out, entry by entry", () => {
    const { gram, right, n } = normalEquations(design, origins);
    const x = Array.from({ length: origins }, (_, row) => regressorsOf(design, row));
    expect(x[0]).toHaveLength(n);
    const sum = (term: (row: number) => number): number => {
      let total = 0;
      for (let row = 0; row < origins; row++) total += term(row);
      return total;
    };
    const target = (row: number, lead: number): number =>
      design.logs[200 + row + lead] - design.levels[row * design.levelCount];
    for (let i = 0; i < n; i += 3) {
      for (let k = 0; k <= i; k += 2) {
        expect(gram[i * n + k], `gram ${i},${k}`).toBeCloseTo(
          sum((row) => x[row][i] * x[row][k]),
          8,
        );
      }
      for (const lead of [1, 2, 50, 96]) {
        const expected = sum((row) => x[row][i] * target(row, lead));
        expect(right[i * LEADS + lead - 1], `right ${i},${lead}`).toBeCloseTo(expected, 8);
      }
    }
  });

  it("are the same summed one by one over all rows, or some", () => {
    const { gram, right } = normalEquations(design, 336);
    const rows = Array.from({ length: 336 }, (_, row) => row);
    const all = normalEquationsOf(design, rows);
    all.gram.forEach((value, i) => expect(value).toBeCloseTo(gram[i], 8));
    all.right.forEach((value, i) => expect(value).toBeCloseTo(right[i], 8));
    const [even, odd] = [0, 1].map((rest) =>
      normalEquationsOf(
        design,
        rows.filter((row) => row % 2 === rest),
      ),
    );
    even.gram.forEach((value, i) => expect(value + odd.gram[i]).toBeCloseTo(gram[i], 8));
  });

  it("are solved: a smaller step to any side fits no better", () => {
    const fit = fitRidge(SMALL, past, 1);
    if (fit === null) throw new Error("too short");
    const first = past.values.length - LEADS - SMALL.windowDays * 24;
    const seen = designOf(SMALL, past, 1, first);
    const rows = SMALL.windowDays * 24;
    const constant = SMALL.lags + SMALL.meanDays.length;
    const square = [...regressorsOf(seen, 0)].map((_, i) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += regressorsOf(seen, row)[i] ** 2;
      return sum / rows;
    });
    const loss = (weights: Float64Array): number => {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const into = new Float64Array(LEADS);
        addForetold({ ...fit, weights: [weights] }, seen, row, 1, into);
        sum += (seen.logs[first + row + 10] - into[9]) ** 2;
      }
      square.forEach((mean, i) => {
        if (i !== constant) sum += SMALL.penalty * mean * weights[i * LEADS + 9] ** 2;
      });
      return sum;
    };
    const best = loss(fit.weights[0]);
    for (const i of [0, 29, 30, 31, constant, constant + 1, constant + 20, square.length - 1]) {
      for (const step of [-1e-3, 1e-3]) {
        const moved = fit.weights[0].slice();
        moved[i * LEADS + 9] += step;
        expect(loss(moved), `weight ${i}`).toBeGreaterThan(best);
      }
    }
  });
});

describe("rolling ridge", () => {
  const hours = 24 * 200;
  const past = invented(hours, 5);
  const block = 14 * 24;
  const small = (): ReturnType<typeof rollingRidge> => rollingRidge("small", [SMALL]);
  /** Now so that a block began `since` hours ago (the present one not counted). */
  const nowMs = (since: number): number => (40 * block + since) * MS_PER_HOUR;

  it("learns from what lies before the block alone: the weights stay whatever happens in it", () => {
    // The regressors look 168 h back; what the block brought before that can only show in the weights.
    const since = 300;
    const changed = past.map((value, i) => (i >= hours - since - 1 && i < hours - 169 ? value * 2 : value));
    const before = past.map((value, i) => (i === hours - since - 2 ? value * 2 : value));
    const at = (values: Float64Array): Float64Array =>
      small().forecast(historyOf(values, nowMs(since)), LEADS).median;
    expect(at(changed)).toEqual(at(past));
    expect(at(before)).not.toEqual(at(past));
  });

  it("keeps fits only for the past they were made of", () => {
    const other = past.map((value, i) => (i < hours - 1000 ? value * 1.1 : value));
    const forecaster = small();
    forecaster.forecast(historyOf(past, nowMs(20)), LEADS);
    expect(forecaster.forecast(historyOf(other, nowMs(20)), LEADS)).toEqual(
      small().forecast(historyOf(other, nowMs(20)), LEADS),
    );
  });

  it("follows days better than yesterday does, and its interval holds about 80 % of what comes", () => {
    const long = invented(24 * 400, 11);
    const forecaster = rollingRidge("season", [{ ...SMALL, yearly: false, windowDays: 120 }]);
    let [ridge, yesterday, inside, count] = [0, 0, 0, 0];
    for (let now = 24 * 220; now < 24 * 390; now += 31) {
      const { by, median, low, high } = forecaster.forecast(
        historyOf(long.slice(0, now + 1), now * MS_PER_HOUR),
        LEADS,
      );
      expect(by).toBe("season");
      for (let lead = 1; lead <= LEADS; lead++) {
        const truth = long[now + lead];
        ridge += Math.abs(median[lead - 1] - truth);
        yesterday += Math.abs(long[now - 23 + ((lead - 1) % 24)] - truth);
        if (low[lead - 1] <= truth && truth <= high[lead - 1]) inside++;
        count++;
      }
    }
    expect(ridge).toBeLessThan(0.95 * yesterday);
    expect(inside / count).toBeGreaterThan(0.68);
    expect(inside / count).toBeLessThan(0.9);
  });

  it("lets persistence stand in, by name, while the past is too short or after a week that is blank", () => {
    const forecaster = small();
    const least = SMALL.lags + SMALL.leastDays * 24 + LEADS + 4 * block + 1;
    const by = (values: Float64Array): string => forecaster.forecast(historyOf(values, nowMs(0)), LEADS).by;
    expect(by(past.slice(-least))).toBe("small");
    expect(by(past.slice(-least + 1))).toBe("persistence");
    const gap = past.map((value, i) => (i > hours - 1000 && i <= hours - 800 ? Number.NaN : value));
    expect(by(gap)).toBe("persistence");
    const filled = past.map((value, i) => (i > hours - 1000 && i <= hours - 900 ? Number.NaN : value));
    expect(by(filled)).toBe("small");
  });

  it("counts an hour of zero as a hundredth of the mean", () => {
    const zeros = past.map((value, i) => (i % 97 === 0 ? 0 : value));
    const { by, median, low, high } = small().forecast(historyOf(zeros, nowMs(20)), LEADS);
    expect(by).toBe("small");
    for (const values of [median, low, high]) expect(values.every((value) => value > 0)).toBe(true);
  });

  it("by hour of the day, each hour's forecasts depend on what came after that hour alone", () => {
    const hourly = (values: Float64Array): Float64Array =>
      rollingRidge("hourly", [{ ...SMALL, lags: 1, meanDays: [], yearly: false, byHour: true }]).forecast(
        historyOf(values, nowMs(20)),
        1,
      ).median;
    // One hour ahead of the present hour of the day, long before the block: that alone is learned from.
    const bump = (offset: number): Float64Array =>
      past.map((value, i) => (i === hours - 1 - 24 * 30 + offset ? value * 1.0001 : value));
    expect(hourly(bump(1))).not.toEqual(hourly(past));
    expect(hourly(bump(-24 * 160))).toEqual(hourly(past));
  });

  it("averages the logarithms of several, leaving out what the past is too short for", () => {
    const other: RidgeRecipe = { ...SMALL, lags: 50, yearly: false };
    const never: RidgeRecipe = { ...SMALL, leastDays: 1000 };
    const at = (recipes: readonly RidgeRecipe[]): Float64Array =>
      rollingRidge("some", recipes).forecast(historyOf(past, nowMs(20)), LEADS).median;
    const [one, two, both] = [at([SMALL]), at([other]), at([SMALL, other])];
    both.forEach((value, lead) => expect(value).toBeCloseTo(Math.sqrt(one[lead] * two[lead]), 8));
    expect(at([SMALL, never])).toEqual(one);
  });
});
