import { z } from "zod";

const price = z.strictObject({ value: z.number().nonnegative(), source: z.string().min(1) });

const schema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and dashes"),
  summary: z.string().min(1),
  /** Facility energy over IT energy, >= 1. */
  pue: z.strictObject({ value: z.number().min(1), source: z.string().min(1) }),
  /** Electric power of one GPU and its share of the host, W, by what it does. */
  powerW: z.strictObject({
    training: price,
    sampling: price,
    idle: price,
    supernetTraining: price,
    initialSamples: price,
  }),
  /** Carbon of making the hardware, g CO2eq per GPU-hour that the search holds. */
  embodiedGPerGpuHour: price,
});

/** One number of an accounting, with where it comes from. */
export type Price = z.infer<typeof price>;

/**
 * What carbon a search is charged for: data, not code. An activity that an accounting leaves free has power 0.
 * The presets are `paper` and `full`; a user's own is a JSON file of this shape.
 */
export type Accounting = z.infer<typeof schema>;

/**
 * Checks an accounting that came from outside.
 * @param where named in the message: the file it came from.
 * @throws Error listing every field that is missing, unknown or out of range.
 */
export function parseAccounting(value: unknown, where: string): Accounting {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".") || "(top)"}: ${issue.message}`);
  throw new Error(
    `accounting ${where}: ${faults.length} fault(s):\n${faults.join("\n")}\n` +
      "expected the fields of the preset `full`, each number as {value, source}; see docs/accounting.md",
  );
}
