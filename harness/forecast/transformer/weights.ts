import { createHash } from "node:crypto";
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

/** Weights that do not belong where they were to be used. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
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
  const sha256 = digestOf(bytes);
  if (sha256 !== weights.sha256) {
    throw new WeightsError(`${where}: damaged: got sha256 ${sha256}, expected ${weights.sha256}. ${AGAIN}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: expected }, (_, i) => ofHalf(view.getUint16(i * BYTES, true)));
  return {
    card: parsed.data,
    encoder: values.subarray(0, encoderCount),
    skip: values.subarray(encoderCount),
  };
}

/** @throws WeightsError where the trace comes from another file than the one learned from: vintages differ. */
export function checkData({ card }: TransformerWeights, sha256: string): void {
  const { trace, data } = card;
  if (sha256 === data.sha256) return;
  throw new WeightsError(
    `weights for ${trace}: learned from ${data.name} with sha256 ${data.sha256}, but the trace at hand comes from ` +
      `sha256 ${sha256}. ${AGAIN}`,
  );
}

const AGAIN = "Train them again: npm run train -- forecaster";

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
