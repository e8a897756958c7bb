import { z } from "zod";

/** Of the messages below. A trainer of another number is refused. */
export const PROTOCOL_VERSION = 2;

const count = z.number().int().nonnegative();
const accuracyPct = z.number().min(0).max(100);
const images = z.strictObject({
  name: z.string().min(1),
  /** File of decoded images: a line of JSON, then labels, then pixels (docs/trainer-protocol.md). */
  path: z.string().min(1),
});

const task = z.strictObject({
  /** `train`: one network; `supernet`: shared weights for all; `score`: one network with a supernet's weights. */
  kind: z.enum(["train", "supernet", "score"]),
  /** NAS-Bench-201 cell string; null for a supernet. */
  architecture: z.string().nullable(),
  train: images,
  test: images,
  epochs: count,
  seed: z.number().int(),
  /** Of the network and its training: `cells`, `channels`, `batch`, `learningRate`, … as `train network` takes them. */
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** Checkpoint of the supernet that scores; null for other kinds. */
  supernet: z.string().nullable(),
});

/** What a trainer is to do. */
export type Task = z.infer<typeof task>;

const job = z.string().min(1);

const command = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("start"),
    job,
    task,
    /** A file of this job's own: written after every epoch, whole or not at all. */
    checkpoint: z.string().min(1),
    /** Goes on from the checkpoint where there is one. */
    resume: z.boolean(),
  }),
  /** Write the checkpoint, say `paused`, and let the device go. */
  z.strictObject({ type: z.literal("pause"), job }),
  /** Drop the job and say `stopped`. */
  z.strictObject({ type: z.literal("stop"), job }),
  z.strictObject({ type: z.literal("quit") }),
]);

/** What the harness tells a trainer, one line of JSON each. */
export type Command = z.infer<typeof command>;

const report = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("hello"),
    protocol: z.number().int(),
    trainer: z.string().min(1),
    backend: z.string().min(1),
    device: z.string().min(1),
    kinds: z.array(task.shape.kind).min(1),
  }),
  z.strictObject({
    type: z.literal("started"),
    job,
    /** Epochs done before: 0, or what the checkpoint holds. */
    epoch: count,
    params: count.optional(),
    flops: count.optional(),
  }),
  z.strictObject({
    type: z.literal("epoch"),
    job,
    /** Epochs done. */
    epoch: count,
    trainLoss: z.number(),
    trainAccuracyPct: accuracyPct,
    testLoss: z.number(),
    testAccuracyPct: accuracyPct,
    /** Time of this epoch, judging included, s. */
    seconds: z.number().nonnegative(),
    imagesPerS: z.number().nonnegative(),
  }),
  z.strictObject({ type: z.literal("paused"), job, epoch: count }),
  z.strictObject({ type: z.literal("stopped"), job }),
  z.strictObject({
    type: z.literal("finished"),
    job,
    testAccuracyPct: accuracyPct,
    /** Row: true class; column: class that the network says. */
    confusion: z
      .array(z.array(count))
      .refine((rows) => rows.every((row) => row.length === rows.length), "expected as many columns as rows")
      .optional(),
  }),
  z.strictObject({
    type: z.literal("failed"),
    job,
    /** `nan`: the loss is no number; `memory`: the device is too small; `fault`: anything else. */
    reason: z.enum(["nan", "memory", "fault"]),
    message: z.string(),
    /** Whether the same may go well from the last checkpoint. */
    again: z.boolean(),
  }),
  z.strictObject({ type: z.literal("note"), message: z.string() }),
  /** The job goes on: said now and then between epochs, or a long one is taken for hung. */
  z.strictObject({ type: z.literal("working"), job }),
]);

/** What a trainer tells the harness, one line of JSON each. */
export type Report = z.infer<typeof report>;
export type EpochReport = Extract<Report, { type: "epoch" }>;
export type Hello = Extract<Report, { type: "hello" }>;

/** A line that is no message of the protocol. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/** @throws ProtocolError */
export function parseCommand(line: string): Command {
  return parsed(command, line, "command");
}

/** @throws ProtocolError */
export function parseReport(line: string): Report {
  return parsed(report, line, "report");
}

function parsed<T>(schema: z.ZodType<T>, line: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ProtocolError(`not a ${what}: got "${shortened(line)}", expected a line of JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join(".") || "type"}: ${message}`);
  throw new ProtocolError(`not a ${what}: got ${shortened(line)}: ${faults.join("; ")}`);
}

function shortened(line: string): string {
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`;
}
