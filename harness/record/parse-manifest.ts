import { z } from "zod";
import type { CellsManifest, Manifest, RunManifest } from "./manifest.ts";

/** No control characters, which a terminal would obey, but tabs and line ends. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const PLAIN = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/;
const text = z.string().max(20_000).regex(PLAIN, "expected no control characters");
const name = z.string().min(1).max(400).regex(PLAIN, "expected no control characters");
/** As `commandWith` writes it: a reader pastes it into a shell. */
const COMMAND =
  /^npm run scenario -- [a-z0-9-]+(?: --[a-z0-9-]+(?: (?:[\w@%+=:,./-]+|'[^'\n\r]*'(?:\\''[^'\n\r]*')*))?)*$/;
const digest = z.string().regex(/^[0-9a-f]{40,64}$/, "expected a digest");

const head = {
  scenario: name,
  question: text,
  fingerprint: digest,
  digest,
  version: name,
  setting: z.record(name, z.unknown()),
  data: z.strictObject({
    kind: z.enum(["real", "sample"]),
    sources: z.array(z.strictObject({ name, sha256: name, licence: text, url: text, citation: text })),
    notes: z.array(text),
  }),
  command: text.regex(COMMAND, "expected a command of a scenario, each word plain or quoted"),
};

const window = z.array(
  z.strictObject({
    hour: z.int().nonnegative(),
    datetimeUtc: name,
    intensityGPerKwh: z.number().nonnegative(),
    estimated: z.boolean(),
  }),
);

const forecast = z.array(
  z.strictObject({
    hour: z.int().nonnegative(),
    leadHours: z.number().positive(),
    by: name,
    medianGPerKwh: z.number().nonnegative(),
    lowGPerKwh: z.number().nonnegative(),
    highGPerKwh: z.number().nonnegative(),
  }),
);

const experiment = {
  ...head,
  objectives: z
    .array(
      z.strictObject({
        column: name,
        label: name,
        unit: z.string().max(40),
        direction: z.enum(["maximise", "minimise"]),
        reference: z.number(),
      }),
    )
    .min(1)
    .max(16),
  referenceHypervolume: z.number().positive(),
  trueFront: z.array(
    z.strictObject({ architecture: z.int().nonnegative(), objectives: z.array(z.number()).max(16) }),
  ),
  methods: z.array(z.strictObject({ name, summary: text, bound: z.boolean() })),
  accountings: z.record(
    name,
    z.array(z.strictObject({ item: name, value: z.number(), unit: z.string().max(100), source: text })),
  ),
};

const run = z.strictObject({
  ...experiment,
  seeds: z.array(z.int().nonnegative()).max(10_000),
  gpus: z.int().positive().max(4096),
  hours: z.number().positive().max(8784),
  window,
  forecast: forecast.optional(),
});

const cells = z.strictObject({
  ...experiment,
  cells: z.array(
    z.strictObject({
      labels: z.record(name, z.union([name, z.number(), z.null()])),
      digest,
      setting: z.looseObject({
        methods: z.array(name),
        seeds: z.array(z.int().nonnegative()).max(10_000),
        gpus: z.int().positive().max(4096),
        hours: z.number().positive().max(8784),
      }),
      notes: z.array(text),
      window,
    }),
  ),
});

const study = z.strictObject(head);

/** A manifest with the kind of scenario that it is of. */
export type AnyManifest =
  | { readonly kind: "run"; readonly manifest: RunManifest }
  | { readonly kind: "cells"; readonly manifest: CellsManifest }
  | { readonly kind: "study"; readonly manifest: Manifest };

/**
 * A manifest that came from outside, as it stands.
 * @throws Error listing every member that is missing, unknown or out of range.
 */
export function parseManifest(value: unknown): AnyManifest {
  const has = (member: string): boolean =>
    typeof value === "object" && value !== null && Object.hasOwn(value, member);
  if (has("cells")) return { kind: "cells", manifest: checked(cells, value) as unknown as CellsManifest };
  if (has("trueFront")) return { kind: "run", manifest: checked(run, value) as unknown as RunManifest };
  return { kind: "study", manifest: checked(study, value) };
}

/** Faults that a message lists before it only counts the rest. */
const LISTED = 5;

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, error } = schema.safeParse(value);
  if (success) return value as T;
  const faults = error.issues.map(({ path, message }) => `${path.join(".") || "(top)"}: ${message}`);
  const more = faults.length > LISTED ? `; and ${faults.length - LISTED} more` : "";
  throw new Error(faults.slice(0, LISTED).join("; ") + more);
}
