import { DatasetStore, UnknownDatasetError, UnreachableError } from "../datasets/index.ts";
import {
  sampleDigest,
  sampleNotes,
  sampleTable,
  sampleTrace,
  sampleZones,
} from "../datasets/sample/index.ts";
import type { TraceColumns } from "../harness/carbon/index.ts";
import type { ArchitectureTable } from "../harness/nas/index.ts";
import type { DataSource } from "../harness/record/index.ts";
import { UsageError, unknownName } from "../harness/text/index.ts";

/** Where data may come from. */
export interface DataOptions {
  readonly mirror: string | undefined;
  readonly cache: string | undefined;
}

/** The data of a set of runs, with what must be said of it. */
export interface LoadedData {
  readonly kind: "real" | "sample";
  readonly table: ArchitectureTable;
  readonly trace: TraceColumns;
  readonly sources: readonly DataSource[];
  readonly notes: readonly string[];
}

/**
 * `real` or nothing; `sample` always; `auto` takes the real data where cache, mirror or network have it, else the sample,
 * with a note that says so and why. A zone that nobody knows is the user's slip in every case.
 * @throws UsageError | DatasetError
 */
export async function loadData(
  kind: "auto" | "real" | "sample",
  trace: string,
  options: DataOptions,
): Promise<LoadedData> {
  if (kind === "sample") return loadSample(trace, []);
  try {
    return await loadReal(trace, options);
  } catch (error) {
    if (error instanceof UnknownDatasetError) throw new UsageError(error.message, { cause: error });
    if (kind === "real" || !(error instanceof UnreachableError)) throw error;
    return loadSample(trace, [`The real data could not be had, so the sample stands in: ${error.message}`]);
  }
}

/** The embedded models. Imported above, not here: a dynamic import of TypeScript fails in a worker thread under tsx. */
function loadSample(trace: string, notes: readonly string[]): LoadedData {
  if (!sampleZones().includes(trace)) throw unknownName("sample zone", trace, sampleZones());
  const source: DataSource = {
    name: "datasets/sample",
    sha256: sampleDigest(),
    licence: "MIT",
    url: "datasets/sample/CARD.md",
    citation: "Models fitted by this project to the upstream data that the card names.",
  };
  return {
    kind: "sample",
    table: sampleTable(),
    trace: sampleTrace(trace).lifecycle,
    sources: [source],
    notes: ["Sample data: made by fitted models, not measured.", ...sampleNotes(), ...notes],
  };
}

async function loadReal(trace: string, { mirror, cache }: DataOptions): Promise<LoadedData> {
  const store = new DatasetStore({ mirror, cacheDir: cache });
  const [table, zone] = [await store.table(), await store.trace(trace)];
  return {
    kind: "real",
    table: table.table,
    trace: zone.lifecycle,
    sources: [...table.sources, ...zone.sources],
    notes: [...table.notes, ...zone.notes],
  };
}
