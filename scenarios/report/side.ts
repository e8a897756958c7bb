import { summarise } from "../../harness/analysis/index.ts";
import { z } from "zod";
import type { Manifest } from "../../harness/record/index.ts";
import { cellName } from "../running/cell.ts";
import { recordedCells, recordedRuns } from "./recorded-runs.ts";
import { recordedRequest, recordedScenario } from "./recorded-request.ts";
import { lacksLogs, openUnchanged, unchangedDocument, refused, type RunFolder } from "./run-folder.ts";

/** What is compared of a method's results. */
interface MethodValues {
  readonly bound: boolean;
  readonly accounting: Readonly<
    Record<
      string,
      {
        readonly metrics: Readonly<
          Record<string, { readonly mean: number | null; readonly values: readonly (number | null)[] }>
        >;
      }
    >
  >;
}

/** The results of one setting, and the seeds that their values stand in the order of. */
export interface CellSide {
  readonly seeds: readonly number[];
  readonly methods: Readonly<Record<string, MethodValues>>;
}

/** One of two reports that are compared. */
export type Side = { readonly folder: string; readonly manifest: Manifest } & (
  | {
      readonly kind: "runs";
      /** By cell; one, without a name, of runs in one setting. */
      readonly cells: ReadonlyMap<string, CellSide>;
      /** Taken from the summary as it stands: there are no logs to make it anew from. */
      readonly asRecorded?: true;
    }
  | { readonly kind: "study"; readonly findings: object }
);

/** @throws UsageError naming the folder and what is wrong with it. */
export async function sideOf(folder: string): Promise<Side> {
  const from = await openUnchanged(folder);
  const { manifest } = from;
  const scenario = recordedScenario(folder, manifest);
  if (from.kind === "study") return { folder, manifest, kind: "study", findings: await findingsOf(from) };
  if (scenario.kind === "experiment") recordedRequest(folder, scenario, manifest);
  if (from.kind === "run") {
    const { methods } = summarise(from.manifest, await recordedRuns(from));
    const cells = new Map([["", { seeds: from.manifest.seeds, methods }]]);
    return { folder, manifest, kind: "runs", cells };
  }
  if (await lacksLogs(from))
    return { folder, manifest, kind: "runs", cells: await recordedResults(from), asRecorded: true };
  const cells = new Map<string, CellSide>();
  for await (const { facts, manifest: own, logs } of recordedCells(from)) {
    cells.set(String(facts["cell"]), { seeds: own.seeds, methods: summarise(own, logs).methods });
  }
  return { folder, manifest, kind: "runs", cells };
}

const values = z.object({ mean: z.number().nullable(), values: z.array(z.number().nullable()) });
const recorded = z.object({
  cells: z.array(
    z.object({
      cell: z.string(),
      methods: z.record(
        z.string(),
        z.object({
          bound: z.boolean(),
          accounting: z.record(z.string(), z.object({ metrics: z.record(z.string(), values) })),
        }),
      ),
    }),
  ),
});

/** What the document says of each cell of the manifest. @throws UsageError where the two do not have the same cells. */
async function recordedResults(from: Extract<RunFolder, { kind: "cells" }>): Promise<Map<string, CellSide>> {
  const { folder, manifest } = from;
  const { success, data, error } = recorded.safeParse(await unchangedDocument(from));
  if (!success) throw refused(folder, `summary.json: ${error.issues[0].message}`, manifest);
  const told = new Map(data.cells.map(({ cell, methods }) => [cell, methods]));
  const sides = new Map<string, CellSide>();
  for (const { labels, setting } of manifest.cells) {
    const name = cellName(labels);
    const methods = told.get(name);
    if (methods === undefined) {
      throw refused(folder, `summary.json lacks the cell ${name}, which manifest.json has`, manifest);
    }
    sides.set(name, { seeds: (setting as { seeds: readonly number[] }).seeds, methods });
  }
  const names = data.cells.map(({ cell }) => cell);
  const more = names.find((name, at) => !sides.has(name) || names.indexOf(name) !== at);
  if (more !== undefined) {
    throw refused(
      folder,
      `summary.json has the cell ${more.slice(0, 80)} once more than manifest.json`,
      manifest,
    );
  }
  return sides;
}

/** A study's document without its head. */
async function findingsOf(from: RunFolder): Promise<object> {
  const {
    scenario: _,
    fingerprint: __,
    digest: ___,
    setting: ____,
    data: _____,
    ...findings
  } = (await unchangedDocument(from)) as Readonly<Record<string, unknown>>;
  return findings;
}
