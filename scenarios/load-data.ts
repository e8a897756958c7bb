import {
  DatasetStore,
  UnknownDatasetError,
  UnreachableError,
  type LoadedTrace,
  type Progress,
} from "../datasets/index.ts";
import { sampleDigest, sampleNotes, sampleTable, sampleTrace } from "../datasets/sample/index.ts";
import type { TraceColumns } from "../harness/carbon/index.ts";
import type { ArchitectureTable } from "../harness/nas/index.ts";
import type { DataSource } from "../harness/record/index.ts";
import { UsageError } from "../harness/text/index.ts";
import type { DataKind } from "./scenario.ts";

/** Where data may come from, and who is told of its coming. */
export interface DataOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
  readonly onNotice?: ((notice: string) => void) | undefined;
  readonly onTransfer?: ((progress: Progress) => void) | undefined;
}

/** The data of a set of runs, with what must be said of it. */
export interface LoadedData {
  readonly kind: "real" | "sample";
  readonly table: ArchitectureTable;
  /** By name. */
  readonly traces: ReadonlyMap<string, TraceColumns>;
  readonly sources: readonly DataSource[];
  readonly notes: readonly string[];
}

/** The data of runs over these traces. @throws UsageError | DatasetError as `realOrSample`. */
export async function loadData(
  kind: DataKind,
  traces: readonly string[],
  options: DataOptions,
): Promise<LoadedData> {
  return realOrSample(
    kind,
    options,
    () => loadReal(traces, options),
    (notes) => loadSample(traces, notes),
  );
}

/**
 * `real` or nothing; `sample` always; `auto` takes the real data where cache, mirror or network have it, else the sample,
 * with a note that says so and why: all of it, never real and sample side by side. A zone that nobody knows is the user's slip in every case.
 * @throws UsageError | DatasetError
 */
export async function realOrSample<Loaded>(
  kind: DataKind,
  options: DataOptions,
  real: () => Promise<Loaded>,
  sample: (notes: readonly string[]) => Loaded,
): Promise<Loaded> {
  if (kind === "sample") return sample([]);
  try {
    return await real();
  } catch (error) {
    if (error instanceof UnknownDatasetError) throw new UsageError(error.message, { cause: error });
    if (kind === "real" || !(error instanceof UnreachableError)) throw error;
    const why = `The real data could not be had, so the sample stands in: ${error.message}`;
    options.onNotice?.(why);
    return sample([why]);
  }
}

/** What the sample is, and what must be said of it. */
export function sampleData(notes: readonly string[]): Pick<LoadedData, "kind" | "sources" | "notes"> {
  const source: DataSource = {
    name: "datasets/sample",
    sha256: sampleDigest(),
    licence: "MIT",
    url: "datasets/sample/CARD.md",
    citation: "Models fitted by this project to the upstream data that the card names.",
  };
  return {
    kind: "sample",
    sources: [source],
    notes: ["Sample data: made by fitted models, not measured.", ...sampleNotes(), ...notes],
  };
}

/** The embedded models. Imported above, not here: a dynamic import of TypeScript fails in a worker thread under tsx. */
function loadSample(traces: readonly string[], notes: readonly string[]): LoadedData {
  return {
    ...sampleData(notes),
    table: sampleTable(),
    traces: new Map(traces.map((name) => [name, sampleTrace(name).lifecycle])),
  };
}

async function loadReal(
  traces: readonly string[],
  { mirror, cache, onNotice, onTransfer }: DataOptions,
): Promise<LoadedData> {
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice, onProgress: onTransfer });
  const table = await store.table();
  const zones = new Map<string, LoadedTrace>();
  for (const name of traces) zones.set(name, await store.trace(name));
  return {
    kind: "real",
    table: table.table,
    traces: new Map([...zones].map(([name, { lifecycle }]) => [name, lifecycle])),
    sources: [table, ...zones.values()].flatMap(({ sources }) => sources),
    notes: [table, ...zones.values()].flatMap(({ notes }) => notes),
  };
}
