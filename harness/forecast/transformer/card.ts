import { z } from "zod";

/** Raise when the same bytes shall mean another forecast. */
export const WEIGHTS_FORMAT = 1;

const count = z.int().positive();

/** What is said of a file of weights, beside it: enough to refuse it where it does not belong, and to make it again. */
export const cardSchema = z.strictObject({
  format: z.int(),
  /** The trace, as a user names it, and the signal of it. */
  trace: z.string(),
  signal: z.enum(["lifecycle", "direct"]),
  /**
   * What was learned from: the upstream file and its digest; hours that upstream only estimated; and the digest of the
   * hourly values themselves, which the trace at hand must share.
   */
  data: z.strictObject({
    name: z.string(),
    sha256: z.string(),
    estimatedHours: z.int(),
    valuesSha256: z.string(),
  }),
  /** Hours from this instant on were never looked at. */
  trainedUntil: z.iso.datetime(),
  split: z.strictObject({
    firstHour: z.iso.datetime(),
    blockHours: count,
    folds: count,
    heldBackFold: z.int(),
    trainingForecasts: count,
    heldBackForecasts: count,
  }),
  /** Every series that shared the encoder while it learned. */
  learnedWith: z.array(z.string()),
  architecture: z.strictObject({
    pastDays: count,
    width: count,
    heads: count,
    layers: count,
    hidden: count,
  }),
  schedule: z.record(z.string(), z.number()),
  seed: z.int(),
  backend: z.string(),
  version: z.string(),
  /** Pinball losses (10, 50 and 90 % together, log intensity): [step, on what was learned, held back]. */
  curve: z.array(z.tuple([z.int(), z.number(), z.number()])),
  /** Steps after which the weights were taken. */
  bestStep: z.int(),
  weights: z.strictObject({ type: z.literal("float16"), count, sha256: z.string() }),
});

export type WeightsCard = z.infer<typeof cardSchema>;
