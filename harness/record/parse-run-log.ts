import { z } from "zod";
import { ACTIVITIES, type RunEvent, type RunLog } from "./run-log.ts";

type Reason = Extract<RunEvent, { type: "stopped" }>["reason"];

/** A record, so that a new reason is missed here by the compiler. */
const REASONS: Readonly<Record<Reason, true>> = {
  hours: true,
  "carbon-budget": true,
  finished: true,
  "spent-beforehand": true,
};

const MOST_GPUS = 4096;

const text = z.string().max(400);
const count = z.int().nonnegative();
const amount = z.number().nonnegative();
const entry = z.strictObject({ gpuHours: amount, energyKwh: amount, carbonG: amount });
const charged = z.record(text, entry);
const objectives = z.array(z.number()).min(1).max(16);
const gpu = count.max(MOST_GPUS);
const at = { timeMs: count };

const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("initial"), ...at, architecture: count, objectives, hypervolume: amount }),
  z.strictObject({
    type: z.literal("allocated"),
    ...at,
    training: gpu,
    sampling: gpu,
    intensityGPerKwh: amount,
  }),
  z.strictObject({ type: z.literal("sampled"), ...at, gpu, architecture: count, score: z.number() }),
  z.strictObject({
    type: z.enum(["started", "paused", "resumed"]),
    ...at,
    gpu,
    architecture: count,
    remainingMs: count,
  }),
  z.strictObject({
    type: z.literal("trained"),
    ...at,
    gpu,
    architecture: count,
    evaluator: text,
    objectives,
    hypervolume: amount,
    charged,
  }),
  z.strictObject({
    type: z.literal("stopped"),
    ...at,
    reason: z.enum(Object.keys(REASONS) as Reason[]),
    hypervolume: amount,
    charged,
  }),
]);

const schema = z.strictObject({
  key: z.strictObject({
    scenario: text,
    method: text,
    seed: count,
    window: text,
    cell: text.optional(),
    accounting: text.optional(),
    target: z.number().positive().max(1).optional(),
  }),
  bound: z.boolean(),
  events: z.array(event).min(1),
  statements: z.record(
    text,
    z.strictObject({
      activities: z.strictObject(Object.fromEntries(ACTIVITIES.map((activity) => [activity, entry]))),
      total: entry,
    }),
  ),
});

/**
 * A run log that came from outside, as it stands.
 * @throws Error naming the first member that is missing, unknown or out of range.
 */
export function parseRunLog(line: string): RunLog {
  const value: unknown = JSON.parse(line);
  const { success, error } = schema.safeParse(value);
  if (!success) {
    const [{ path, message }] = error.issues;
    throw new Error(`${path.join(".") || "(top)"}: ${message}`);
  }
  return value as RunLog;
}
