import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBackend } from "../../harness/nn/index.ts";
import { stream } from "../../harness/random/index.ts";
import {
  trainForecaster,
  type NamedSeries,
  type Training,
  type TrainingOptions,
} from "../../harness/train/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

export const START_MS = Date.UTC(2022, 0, 1);
/** Enough for three blocks of four weeks. */
export const HOURS = 1950;
export const UNTIL_MS = START_MS + 1900 * MS_PER_HOUR;

/** A daily wave with noise that lasts some hours. */
export function smallSeries(name = "XX", seed = 1): NamedSeries {
  const random = stream(seed, "series");
  let noise = 0;
  const intensityGPerKwh = Float64Array.from({ length: HOURS }, (_, hour) => {
    noise = 0.9 * noise + 0.05 * random.normal();
    return 200 * Math.exp(0.3 * Math.sin((2 * Math.PI * hour) / 24) + noise);
  });
  const data = { name: `file of ${name}`, sha256: "0123abcd", estimatedHours: 0 };
  return {
    name,
    startMs: START_MS,
    intensityGPerKwh,
    card: { trace: name, signal: "lifecycle", data },
  };
}

/** A training of some seconds at most. */
export async function smallTraining(options: Partial<TrainingOptions> = {}): Promise<Training> {
  return trainForecaster({
    series: [smallSeries()],
    untilMs: UNTIL_MS,
    seed: 1,
    backend: await openBackend("wasm"),
    version: "0.0.0",
    code: "of the test",
    checkpointDir: mkdtempSync(join(tmpdir(), "cenas-train-")),
    architecture: { pastDays: 3, width: 8, heads: 2, layers: 2, hidden: 12 },
    schedule: {
      steps: 12,
      batch: 8,
      peakRate: 0.01,
      warmUpSteps: 3,
      weightDecay: 0.05,
      averageDecay: 0.9,
      validateEverySteps: 3,
      patience: 100,
      validationExamples: 16,
    },
    onNotice: () => {},
    onProgress: () => {},
    ...options,
  });
}
