import {
  DatasetStore,
  UnknownDatasetError,
  type LoadedForecasts,
  type LoadedTrace,
} from "../../datasets/index.ts";
import { sampleTrace } from "../../datasets/sample/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import type { IssuedForecasts } from "../../harness/forecast/index.ts";
import type { RunManifest } from "../../harness/record/index.ts";
import { realOrSample, sampleData, type DataOptions } from "../load-data.ts";
import type { DataKind } from "../scenario.ts";

/** What is known of a zone, for forecasters: both signals, and what was issued for it. */
export interface Zone {
  readonly name: string;
  readonly lifecycle: TraceColumns;
  readonly direct: TraceColumns | null;
  readonly issued: IssuedForecasts | null;
}

export interface LoadedZones {
  readonly data: RunManifest["data"];
  readonly zones: readonly Zone[];
}

/** The zones of a study. @throws UsageError | DatasetError as `realOrSample`. */
export async function loadZones(
  kind: DataKind,
  names: readonly string[],
  options: DataOptions,
): Promise<LoadedZones> {
  return realOrSample(
    kind,
    options,
    () => loadReal(names, options),
    (notes) => ({
      data: sampleData(notes),
      zones: names.map((name) => ({ name, ...sampleTrace(name), issued: null })),
    }),
  );
}

async function loadReal(
  names: readonly string[],
  { mirror, cache, onNotice, onTransfer }: DataOptions,
): Promise<LoadedZones> {
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice, onProgress: onTransfer });
  const zones: Zone[] = [];
  const loaded: (LoadedTrace | LoadedForecasts)[] = [];
  for (const name of names) {
    const trace = await store.trace(name);
    const issued = await issuedFor(store, name);
    loaded.push(trace, ...(issued === null ? [] : [issued]));
    zones.push({
      name,
      lifecycle: trace.lifecycle,
      direct: trace.direct,
      issued: issued?.forecasts ?? null,
    });
  }
  const data = {
    kind: "real" as const,
    sources: loaded.flatMap(({ sources }) => sources),
    notes: loaded.flatMap(({ notes }) => notes),
  };
  return { data, zones };
}

/** Null where nobody issued forecasts for the zone. */
async function issuedFor(store: DatasetStore, zone: string): Promise<LoadedForecasts | null> {
  try {
    return await store.issuedForecasts(zone);
  } catch (error) {
    if (error instanceof UnknownDatasetError) return null;
    throw error;
  }
}
