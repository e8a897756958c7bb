import { summarise } from "../../harness/analysis/index.ts";
import { z } from "zod";
import type { Manifest } from "../../harness/record/index.ts";
import { recordedCells, recordedRuns } from "./recorded-runs.ts";
import { recordedRequest, recordedScenario } from "./recorded-request.ts";
import { lacksLogs, openRunFolder, readDocument, refused, type RunFolder } from "./run-folder.ts";

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
  const from = await openRunFolder(folder);
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

/** What the document says of each cell. @throws UsageError */
async function recordedResults(from: Extract<RunFolder, { kind: "cells" }>): Promise<Map<string, CellSide>> {
  const { folder, manifest } = from;
  const { success, data, error } = recorded.safeParse(await readDocument(folder, manifest));
  if (!success) throw refused(folder, `summary.json: ${error.issues[0].message}`, manifest);
  return new Map(
    data.cells.map(({ cell, methods }, at) => {
      const { seeds } = manifest.cells[at].setting as { seeds: readonly number[] };
      return [cell, { seeds, methods }];
    }),
  );
}

/** A study's document without its head. */
async function findingsOf({ folder, manifest }: RunFolder): Promise<object> {
  const {
    scenario: _,
    fingerprint: __,
    digest: ___,
    setting: ____,
    data: _____,
    ...findings
  } = (await readDocument(folder, manifest)) as Readonly<Record<string, unknown>>;
  return findings;
}
