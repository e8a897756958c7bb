import { z } from "zod";

const count = z.number().int().nonnegative();
const energy = z.strictObject({
  /** Electricity of the device and its share of the processor, J. */
  joules: z.number().nonnegative(),
  /** How it is known: `nvidia-smi`, `RAPL`, `power model: …`. */
  how: z.string().min(1),
});

/** `null`: the supernet. */
const architecture = count.nullable();
/** Time on a device and electricity that no entry before has counted. */
const spent = {
  /** When it began, in time of work ({@link WorkTime}), s. Pieces on several devices overlap. */
  startS: z.number().nonnegative(),
  seconds: z.number().nonnegative(),
  energy,
};
/** What was being done when it was broken off. */
const work = z.enum(["training", "scoring"]);

const entry = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("epoch"),
    architecture,
    epoch: count,
    trainLoss: z.number(),
    trainAccuracyPct: z.number(),
    testLoss: z.number(),
    testAccuracyPct: z.number(),
    ...spent,
  }),
  z.strictObject({
    what: z.literal("trained"),
    architecture,
    testAccuracyPct: z.number(),
    confusion: z.array(z.array(count)).nullable(),
    ...spent,
  }),
  /** The loss was no number: a network that learned nothing. A fault of the trainer is none of the network's, and has no result. */
  z.strictObject({
    what: z.literal("failed"),
    architecture,
    reason: z
      .string()
      .startsWith("nan", "a training that failed otherwise has no result: take this line out"),
    ...spent,
  }),
  /** A device was given up before the work was done: it goes on from its checkpoint. */
  z.strictObject({ what: z.literal("paused"), architecture, work, ...spent }),
  /** A trainer crashed, hung or could not do it, and the work is tried again: at once, or when the same command is given again. */
  z.strictObject({ what: z.literal("crashed"), architecture, work, ...spent }),
  z.strictObject({
    what: z.literal("scored"),
    architecture: count,
    /** Test accuracy with the supernet's weights, %. */
    score: z.number(),
    ...spent,
  }),
]);

/** One piece of real work, done. Architectures by their index in NAS-Bench-201. */
export type RecordEntry = z.infer<typeof entry>;
export type Energy = z.infer<typeof energy>;
export type Spent = Pick<RecordEntry, "startS" | "seconds" | "energy">;
export type EpochEntry = Extract<RecordEntry, { what: "epoch" }>;

/** Whether a piece of work was for a score, not for a training. */
export function isScoring(entry: RecordEntry): boolean {
  return entry.what === "scored" || ("work" in entry && entry.work === "scoring");
}

/** @throws Error with what does not fit. */
export function parseEntry(line: string): RecordEntry {
  return entry.parse(JSON.parse(line));
}
