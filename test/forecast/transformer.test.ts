import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { persistence, type IntensityHistory } from "../../harness/forecast/index.ts";
import {
  SKIP_WEIGHTS,
  checkData,
  encodeWeights,
  parameterCount,
  parametersOf,
  parseWeights,
  transformer,
  valuesDigest,
  viewsOf,
} from "../../harness/forecast/transformer/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import { sha256Of } from "../../harness/digest/index.ts";
import { WeightsError } from "../../harness/weights/index.ts";
import { ARCHITECTURE, BYTES, CARD, UNTIL_MS } from "../fixtures/small-transformer.ts";

const forecaster = transformer(parseWeights(CARD, BYTES, "memory"));

function historyOf(past: ArrayLike<number>, firstForecastMs = UNTIL_MS): IntensityHistory {
  return {
    currentHourMs: firstForecastMs - MS_PER_HOUR,
    hours: past.length,
    last: (hours) => Float64Array.from(past).slice(past.length - hours),
  };
}

const pasts = fc.array(fc.double({ min: 1, max: 900, noNaN: true }), {
  minLength: forecaster.historyHours,
  maxLength: forecaster.historyHours,
});

describe("the transformer", () => {
  it("gives intervals that hold the median, in proportion to the past", () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const one = forecaster.forecast(historyOf(past), 96);
        const ten = forecaster.forecast(historyOf(past.map((value) => 10 * value)), 96);
        for (let lead = 0; lead < 96; lead++) {
          expect(one.low[lead]).toBeLessThan(one.median[lead]);
          expect(one.median[lead]).toBeLessThan(one.high[lead]);
          expect(ten.median[lead] / one.median[lead]).toBeCloseTo(10, 3);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("refuses to forecast an hour that it may have been trained on", () => {
    const past = new Float64Array(forecaster.historyHours).fill(100);
    expect(() => forecaster.forecast(historyOf(past, UNTIL_MS - MS_PER_HOUR), 1)).toThrow(
      /XX was trained on hours before 2022-01-01T00:00:00Z and cannot forecast 2021-12-31T23:00:00Z/,
    );
    expect(forecaster.forecast(historyOf(past), 1).median).toHaveLength(1);
  });

  it("lets its interval reach down and up as far as the head says, each by its own output", () => {
    // All weights 0 but the head's biases: the centre is the skip's, 0, and the widths are what the biases say.
    const flat = new Float32Array(parameterCount(parametersOf(ARCHITECTURE)));
    const { headBias } = viewsOf(parametersOf(ARCHITECTURE), flat);
    const [down, up] = [-2, -1];
    for (let at = 0; at < headBias.length; at++) headBias[at] = [0, down, up][Math.floor((at % 72) / 24)];
    const bytes = encodeWeights(flat, new Float32Array(SKIP_WEIGHTS));
    const weights = { ...CARD.weights, sha256: sha256Of(bytes) };
    const past = new Float64Array(forecaster.historyHours).fill(200);
    const said = transformer(parseWeights({ ...CARD, weights }, bytes, "memory")).forecast(
      historyOf(past),
      96,
    );
    for (const lead of [0, 30, 95]) {
      expect(said.median[lead]).toBeCloseTo(200, 6);
      expect(said.low[lead]).toBeCloseTo(200 * Math.exp(-Math.exp(down)), 1);
      expect(said.high[lead]).toBeCloseTo(200 * Math.exp(Math.exp(up)), 1);
    }
  });

  it("bridges a blank hour; where a week has none to bridge with, persistence stands in by its name", () => {
    const past = new Float64Array(forecaster.historyHours).fill(100);
    past[past.length - 30] = Number.NaN;
    expect(forecaster.forecast(historyOf(past), 5).median.every(Number.isFinite)).toBe(true);
    for (let day = 0; day < 7; day++) past[past.length - 30 - 24 * day] = Number.NaN;
    const said = forecaster.forecast(historyOf(past), 5);
    expect(said).toEqual(persistence.forecast(historyOf(past), 5));
    expect(said.by).toBe("persistence");
  });
});

describe("weights", () => {
  it("come back from their bytes to three digits", () => {
    const values = Float32Array.from({ length: parameterCount(parametersOf(ARCHITECTURE)) }, (_, i) =>
      Math.sin(i),
    );
    const bytes = encodeWeights(values, new Float32Array(SKIP_WEIGHTS));
    const weights = { ...CARD.weights, sha256: sha256Of(bytes) };
    const back = parseWeights({ ...CARD, weights }, bytes, "memory").encoder;
    back.forEach((value, i) => expect(Math.abs(value - values[i])).toBeLessThanOrEqual(2 ** -12));
  });

  it.each([
    ["another format", { format: 99 }, BYTES, "got weights of format 99, expected 1"],
    ["another shape", { architecture: { ...ARCHITECTURE, width: 16 } }, BYTES, "for its architecture"],
    ["cut off", {}, BYTES.subarray(2), "for its architecture"],
    ["damaged", {}, BYTES.with(5, BYTES[5] ^ 1), "damaged: got sha256"],
    ["a card that lacks a fact", { seed: undefined }, BYTES, "card: seed"],
  ])("are refused: %s", (_, change, bytes, message) => {
    const parse = () => parseWeights({ ...CARD, ...change }, bytes, "XX.bin");
    expect(parse).toThrow(WeightsError);
    expect(parse).toThrow(message);
    expect(parse).toThrow("npm run train -- forecaster");
  });

  it("are refused for a trace with other values in the hours learned from, however it goes on", () => {
    const startMs = Date.UTC(2020, 0, 1);
    const hours = (UNTIL_MS - startMs) / MS_PER_HOUR;
    const values = Float64Array.from({ length: hours + 100 }, (_, i) => 200 + (i % 24));
    const trace = (intensityGPerKwh: Float64Array): CarbonTrace =>
      new CarbonTrace({
        name: "XX",
        startMs,
        intensityGPerKwh,
        estimated: new Uint8Array(intensityGPerKwh.length),
      });
    const data = { ...CARD.data, valuesSha256: valuesDigest(values.subarray(0, hours)) };
    const weights = parseWeights({ ...CARD, data }, BYTES, "memory");
    expect(() => checkData(weights, trace(values))).not.toThrow();
    expect(() => checkData(weights, trace(values.with(hours, 1)))).not.toThrow();
    expect(() => checkData(weights, trace(values.with(hours - 1, 1)))).toThrow(/learned from .* of XX.csv/);
    expect(() => checkData(weights, trace(values.subarray(0, hours - 1)))).toThrow(WeightsError);
  });
});
