import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { committedWeights, readWeights } from "../../datasets/forecaster-weights/index.ts";
import { DatasetStore } from "../../datasets/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { TraceForecasts, persistence, type Forecaster } from "../../harness/forecast/index.ts";
import { checkData, transformer, type TransformerWeights } from "../../harness/forecast/transformer/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";
import { DEFAULT_TRAINING_SERIES } from "../../scenarios/training/default-series.ts";
import { scratch } from "../fixtures/scratch.ts";

const MIRROR = process.env["CENAS_MIRROR"];
/** The window of the paper starts in this hour. */
const PAPER_WINDOW_MS = epochMsOf("2021-07-02T06:00Z");
const ORIGINAL = "US-CAL-CISO@original";
const SERIES = [...DEFAULT_TRAINING_SERIES, ORIGINAL].map((name) => {
  const [trace = "", signal = "lifecycle"] = name.split(":");
  return { name, trace, signal: signal as "lifecycle" | "direct" };
});

function weightsOf({ trace, signal }: (typeof SERIES)[number]): TransformerWeights {
  const weights = readWeights(trace, signal);
  if (weights === undefined) throw new Error(`no weights for ${trace}, ${signal}`);
  return weights;
}

describe("the committed weights", () => {
  it("are there for every series that is trained by default, and for the paper's trace; no others", () => {
    const files = readdirSync(committedWeights()).filter((file) => file.endsWith(".bin"));
    expect(files.toSorted()).toEqual(SERIES.map(({ trace, signal }) => `${trace}.${signal}.bin`).toSorted());
    expect(readWeights("XX", "lifecycle")).toBeUndefined();
  });

  it.each(SERIES)("of $name are whole, small, and speak of that series", (series) => {
    const { card } = weightsOf(series);
    expect(card).toMatchObject({ trace: series.trace, signal: series.signal });
    const file = join(committedWeights(), `${series.trace}.${series.signal}.bin`);
    expect(statSync(file).size).toBeLessThan(200_000);
  });

  it("for the paper's trace end before its window", () => {
    const { card } = weightsOf({ name: ORIGINAL, trace: ORIGINAL, signal: "lifecycle" });
    expect(epochMsOf(card.trainedUntil)).toBeLessThan(PAPER_WINDOW_MS);
    expect(card.learnedWith).toEqual([ORIGINAL]);
  });
});

describe("weights that are not what they are called", () => {
  const folder = scratch();
  const from = (name: string): string => join(committedWeights(), `${name}.lifecycle`);
  const put = (name: string, card: string | null, bytes: string | null): string => {
    const dir = join(folder, name);
    mkdirSync(dir);
    if (card !== null) cpSync(`${from(card)}.json`, join(dir, "FR.lifecycle.json"));
    if (bytes !== null) cpSync(`${from(bytes)}.bin`, join(dir, "FR.lifecycle.bin"));
    return dir;
  };

  it("are refused where they are another trace's", () => {
    expect(readWeights("FR", "lifecycle", put("own", "FR", "FR"))?.card.trace).toBe("FR");
    expect(() => readWeights("FR", "lifecycle", put("other", "DE", "DE"))).toThrow(
      /FR\.lifecycle\.json: got the card of DE\.lifecycle, expected that of FR\.lifecycle/,
    );
  });

  it("are refused with a card that is damaged, or without their bytes, naming the file", () => {
    expect(() => readWeights("FR", "lifecycle", put("no-bytes", "FR", null))).toThrow(
      /FR\.lifecycle\.bin: cannot be read/,
    );
    const dir = put("half", null, "FR");
    writeFileSync(join(dir, "FR.lifecycle.json"), "{");
    expect(() => readWeights("FR", "lifecycle", dir)).toThrow(/FR\.lifecycle\.json: damaged/);
  });
});

describe.skipIf(MIRROR === undefined)("the committed weights, with the real data", () => {
  const store = new DatasetStore({ mirror: MIRROR });
  const meanError = (trace: CarbonTrace, forecaster: Forecaster, hours: readonly number[]): number => {
    const forecasts = new TraceForecasts(trace, forecaster);
    const errors = hours.flatMap((hour) => {
      const { median } = forecasts.at(hour);
      return [...median].map((value, lead) =>
        Math.abs(value / trace.at(hour + (lead + 1) * MS_PER_HOUR) - 1),
      );
    });
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  };

  it.each(SERIES)(
    "of $name never saw the test span, and forecast it better than yesterday does",
    async (series) => {
      const loaded = (await store.trace(series.trace))[series.signal];
      if (loaded === null) throw new Error(`${series.name} has no such signal`);
      const trace = new CarbonTrace(loaded);
      const weights = weightsOf(series);
      checkData(weights, trace);
      const untilMs = epochMsOf(weights.card.trainedUntil);
      // The last fifth of a trace is for testing, in Sundial's way; nothing of the training's own code is asked where that begins.
      const { startMs, intensityGPerKwh } = loaded;
      expect(untilMs).toBeLessThanOrEqual(startMs + Math.floor(0.8 * intensityGPerKwh.length) * MS_PER_HOUR);
      const first = Math.max(untilMs, PAPER_WINDOW_MS);
      const hours = Array.from({ length: 60 }, (_, i) => first + i * 97 * MS_PER_HOUR);
      const error = meanError(trace, transformer(weights), hours);
      expect(error).toBeLessThan(meanError(trace, persistence, hours));
    },
  );
});
