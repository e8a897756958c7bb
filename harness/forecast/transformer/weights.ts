import { CarbonTrace } from "../../carbon/index.ts";
import { sha256Of } from "../../digest/index.ts";
import { epochMsOf } from "../../units/index.ts";
import { WeightsError } from "../../weights/index.ts";
import { WEIGHTS_FORMAT, cardSchema, type WeightsCard } from "./card.ts";
import { halfOf, ofHalf } from "./float16.ts";
import { SKIP_WEIGHTS } from "./linear-skip.ts";
import { parameterCount, parametersOf } from "./parameters.ts";

/** What a transformer for one series knows. */
export interface TransformerWeights {
  readonly card: WeightsCard;
  /** See `parametersOf`. */
  readonly encoder: Float32Array;
  /** See `applySkip`. */
  readonly skip: Float32Array;
}

const BYTES = Uint16Array.BYTES_PER_ELEMENT;

/** The bytes of weights: halves, little-endian, the encoder's and then the skip's. */
export function encodeWeights(encoder: Float32Array, skip: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array((encoder.length + skip.length) * BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < encoder.length; i++) view.setUint16(i * BYTES, halfOf(encoder[i]), true);
  for (let i = 0; i < skip.length; i++) view.setUint16((encoder.length + i) * BYTES, halfOf(skip[i]), true);
  return bytes;
}

/**
 * Weights from their card (parsed JSON) and bytes.
 * @param where what to call them in a complaint.
 * @throws WeightsError for another format, shape or digest.
 */
export function parseWeights(card: unknown, bytes: Uint8Array, where: string): TransformerWeights {
  const format = (card as { format?: unknown } | null)?.format;
  if (format !== WEIGHTS_FORMAT) {
    throw new WeightsError(`${where}: got weights of format ${format}, expected ${WEIGHTS_FORMAT}. ${AGAIN}`);
  }
  const parsed = cardSchema.safeParse(card);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WeightsError(`${where}: card: ${issue?.path.join(".")}: ${issue?.message}. ${AGAIN}`);
  }
  const { architecture, weights } = parsed.data;
  const encoderCount = parameterCount(parametersOf(architecture));
  const expected = encoderCount + SKIP_WEIGHTS;
  if (weights.count !== expected || bytes.length !== expected * BYTES) {
    throw new WeightsError(
      `${where}: got ${bytes.length / BYTES} weights (${weights.count} by the card), ` +
        `expected ${expected} for its architecture. ${AGAIN}`,
    );
  }
  const sha256 = sha256Of(bytes);
  if (sha256 !== weights.sha256) {
    throw new WeightsError(`${where}: damaged: got sha256 ${sha256}, expected ${weights.sha256}. ${AGAIN}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(expected);
  for (let i = 0; i < expected; i++) values[i] = ofHalf(view.getUint16(i * BYTES, true));
  return {
    card: parsed.data,
    encoder: values.subarray(0, encoderCount),
    skip: values.subarray(encoderCount),
  };
}

/**
 * Whether a trace is the one that was learned from.
 * @throws WeightsError where its values of those hours are others: vintages of a zone differ, and samples are invented.
 */
export function checkData({ card }: TransformerWeights, trace: CarbonTrace): void {
  const [fromMs, untilMs] = [epochMsOf(card.split.firstHour), epochMsOf(card.trainedUntil)];
  const held = trace.startMs <= fromMs && untilMs <= trace.endMs;
  const sha256 = held ? valuesDigest(trace.window(fromMs, untilMs)) : "none, for it does not hold them all";
  if (sha256 === card.data.valuesSha256) return;
  throw new WeightsError(
    `weights for ${card.trace}, ${card.signal}: learned from the hours ${card.split.firstHour} to ${card.trainedUntil} of ` +
      `${card.data.name}, sha256 ${card.data.valuesSha256}; the same hours of the trace at hand have sha256 ${sha256}. ` +
      `Take the trace they belong to, another forecaster, or train: npm run train -- forecaster`,
  );
}

/** Digest of hourly intensities, g CO2eq/kWh, in hundredths as traces keep them; blank hours count as such. */
export function valuesDigest(intensityGPerKwh: Float64Array): string {
  const units = Int32Array.from(intensityGPerKwh, (value) =>
    Number.isNaN(value) ? -1 : Math.round(value * CarbonTrace.UNITS_PER_GRAM),
  );
  return sha256Of(new Uint8Array(units.buffer));
}

const AGAIN = "Train them again: npm run train -- forecaster";
