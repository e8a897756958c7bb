import { TraceForecasts } from "../../harness/forecast/index.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import {
  ARCHITECTURE,
  SKIP_WEIGHTS,
  logSeries,
  parameterCount,
  parametersOf,
  transformer,
  type TransformerWeights,
  type WeightsCard,
} from "../../harness/forecast/transformer/index.ts";
import { openBackend } from "../../harness/nn/index.ts";
import { stream } from "../../harness/random/index.ts";
import { batchOf, drawExamples } from "../../harness/train/forecaster/batch.ts";
import { fitSkip } from "../../harness/train/forecaster/fit-skip.ts";
import { initialWeights } from "../../harness/train/forecaster/initial-weights.ts";
import { learnable, type LearnableSeries } from "../../harness/train/forecaster/learnable-series.ts";
import { slopeAt } from "../../harness/train/forecaster/learning-step.ts";
import { SCHEDULE } from "../../harness/train/forecaster/schedule.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";

const START_MS = Date.UTC(2021, 0, 1);
const WINDOW_HOURS = 80;
/** Hours of a portal file before its test span. */
const TRAINING_HOURS = 28_051;

function series(hours: number): Float64Array {
  const random = stream(1, "bench");
  return Float64Array.from({ length: hours }, (_, hour) => {
    return 250 * Math.exp(0.3 * Math.sin((2 * Math.PI * hour) / 24) + 0.1 * random.normal());
  });
}

/** The parts of a card that forecasting reads. */
const card = { trace: "bench", trainedUntil: "2021-01-01T00:00:00Z", architecture: ARCHITECTURE };

export function forecastWindow(): void {
  const weights: TransformerWeights = {
    card: card as unknown as WeightsCard,
    encoder: new Float32Array(parameterCount(parametersOf(ARCHITECTURE))).fill(0.01),
    skip: new Float32Array(SKIP_WEIGHTS).fill(0.001),
  };
  const hours = 2600;
  const columns = {
    name: "bench",
    startMs: START_MS,
    intensityGPerKwh: series(hours),
    estimated: new Uint8Array(hours),
  };
  const forecasts = new TraceForecasts(new CarbonTrace(columns), transformer(weights));
  for (let hour = hours - WINDOW_HOURS; hour < hours; hour++) forecasts.at(START_MS + hour * MS_PER_HOUR);
}

let shared: LearnableSeries | undefined;

export async function trainingStep(backendName: string): Promise<void> {
  const { tensors } = await openBackend(backendName);
  const hours = 4000;
  shared ??= learnable(
    { name: "bench", startMs: START_MS, intensityGPerKwh: series(hours) },
    START_MS + hours * MS_PER_HOUR,
    ARCHITECTURE,
  );
  const parameters = parametersOf(ARCHITECTURE, 1);
  const batch = batchOf(drawExamples([shared], SCHEDULE.batch, stream(1, "batch")), [shared], ARCHITECTURE);
  await slopeAt(tensors, ARCHITECTURE, parameters, initialWeights(parameters, 1), batch);
}

export function fitSkipOfZone(): unknown {
  return fitSkip(logSeries(START_MS, series(TRAINING_HOURS)));
}
