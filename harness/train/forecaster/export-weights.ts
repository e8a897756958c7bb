import { sha256Of } from "../../digest/index.ts";
import {
  TOKEN_FEATURES,
  WEIGHTS_FORMAT,
  encodeWeights,
  parameterCount,
  parametersOf,
  tokenCount,
  viewsOf,
  type Architecture,
  type WeightsCard,
} from "../../forecast/transformer/index.ts";
import { isoOf } from "../../units/index.ts";
import { BLOCK_HOURS, FOLDS, VALIDATION_FOLD } from "./folds.ts";
import type { LearningState } from "./learn.ts";
import type { LearnableSeries } from "./learnable-series.ts";
import type { Schedule } from "./schedule.ts";

/** Weights for one series. */
export interface TrainedForecaster {
  readonly card: WeightsCard;
  readonly bytes: Uint8Array;
}

/** What training is told of a series for its card. */
export interface SeriesFacts extends Pick<WeightsCard, "trace" | "signal"> {
  readonly data: Omit<WeightsCard["data"], "valuesSha256">;
}

/** How the weights came about, for their cards. */
export interface Making {
  readonly architecture: Architecture;
  readonly schedule: Schedule;
  readonly untilMs: number;
  readonly seed: number;
  readonly backend: string;
  readonly version: string;
}

/** The best weights of a training that series shared, as the weights of one of them with a card of its own. */
export function exportWeights(
  making: Making,
  all: readonly LearnableSeries[],
  index: number,
  about: SeriesFacts,
  { best, bestLoss, curve }: LearningState,
): TrainedForecaster {
  const { architecture, schedule, untilMs, seed, backend, version } = making;
  const { series, valuesSha256, skipWeights, training, validation } = all[index];
  const bytes = encodeWeights(ownEncoder(architecture, best, all.length, index), skipWeights);
  const rounded = (loss: number): number => Number(loss.toPrecision(6));
  const card: WeightsCard = {
    format: WEIGHTS_FORMAT,
    ...about,
    data: { ...about.data, valuesSha256 },
    trainedUntil: isoOf(untilMs),
    split: {
      firstHour: isoOf(series.startMs),
      blockHours: BLOCK_HOURS,
      folds: FOLDS,
      heldBackFold: VALIDATION_FOLD,
      trainingForecasts: training.length,
      heldBackForecasts: validation.length,
    },
    learnedWith: all.map(({ name }) => name),
    architecture: { ...architecture },
    schedule: { ...schedule },
    seed,
    backend,
    version,
    curve: curve.map((point) => [point.step, rounded(point.training), rounded(point.validation)]),
    bestStep: curve.find(({ validation: loss }) => loss === bestLoss)?.step ?? 0,
    weights: {
      type: "float16",
      count: bytes.length / Uint16Array.BYTES_PER_ELEMENT,
      sha256: sha256Of(bytes),
    },
  };
  return { card, bytes };
}

/** The encoder for one series: the vector that told it from the others joins the positions. */
function ownEncoder(
  architecture: Architecture,
  shared: Float32Array,
  series: number,
  index: number,
): Float32Array {
  const learned = viewsOf(parametersOf(architecture, series), shared);
  const parameters = parametersOf(architecture);
  const encoder = new Float32Array(parameterCount(parameters));
  const own = viewsOf(parameters, encoder);
  for (const { name, size } of parameters) own[name].set(learned[name].subarray(0, size));
  const { width } = architecture;
  for (let token = 0; token < tokenCount(architecture); token++) {
    for (let i = 0; i < width; i++) {
      own["position"][token * width + i] += learned["embed"][(TOKEN_FEATURES + index) * width + i];
    }
  }
  return encoder;
}
