import { sha256Of } from "../../harness/digest/index.ts";
import type { TraceColumns } from "../../harness/carbon/index.ts";
import type { DataSource } from "../../harness/record/index.ts";
import type { StoredColumn } from "../cache/index.ts";
import { conversionKey, dataSourceOf, type Shelves } from "./shelves.ts";
import { traceNamed, type NamedTrace } from "./trace-name.ts";
import { traceNotes } from "./trace-notes.ts";

export interface LoadedTrace {
  /** Life-cycle intensity: what carbon is accounted with. */
  readonly lifecycle: TraceColumns;
  /** Direct intensity of the same hours; null where the source has none. */
  readonly direct: TraceColumns | null;
  readonly sources: readonly DataSource[];
  /** What a reader of any result must know of the trace. */
  readonly notes: readonly string[];
}

/** Raise when the same file shall give other columns. */
const TRACE_CONVERTER_VERSION = 1;

interface TraceFacts {
  readonly startMs: number;
  readonly sha256: string;
}

/** The trace of a zone from the cache, or from its upstream file, which is then converted and kept. */
export async function loadTrace(shelves: Shelves, name: string): Promise<LoadedTrace> {
  const named = traceNamed(name);
  const key = traceKey(named);
  const kept = await shelves.converted.read<TraceFacts>(key);
  const { columns, facts } = kept ?? (await convertTrace(shelves, named, key));
  const estimated = columns["estimated"] as Uint8Array;
  const signal = (values: StoredColumn | undefined): TraceColumns | null =>
    values === undefined
      ? null
      : { name, startMs: facts.startMs, intensityGPerKwh: values as Float64Array, estimated };
  const lifecycle = signal(columns["lifecycle"]);
  if (lifecycle === null) throw new Error(`trace ${name}: kept without life-cycle intensity`);
  return {
    lifecycle,
    direct: signal(columns["direct"]),
    sources: [dataSourceOf(named.file, facts.sha256)],
    notes: traceNotes(named, lifecycle),
  };
}

export function traceKey({ zone, vintage, file }: NamedTrace): string {
  return conversionKey(`carbon/${zone}@${vintage}`, [file], TRACE_CONVERTER_VERSION);
}

async function convertTrace(shelves: Shelves, named: NamedTrace, key: string) {
  const bytes = await shelves.fetcher.read(named.file);
  const text = new TextDecoder().decode(bytes);
  const { lifecycle, direct } = await convert(named, text);
  const columns: Record<string, StoredColumn> = {
    lifecycle: lifecycle.intensityGPerKwh,
    ...(direct === null ? {} : { direct: direct.intensityGPerKwh }),
    estimated: lifecycle.estimated,
  };
  const facts: TraceFacts = { startMs: lifecycle.startMs, sha256: sha256Of(bytes) };
  await shelves.converted.write(key, { columns, facts });
  return { columns, facts };
}

async function convert({ name, vintage, file, hours }: NamedTrace, text: string) {
  if (vintage === "original") {
    const { convertOriginalVintage } = await import("../umassos/convert.ts");
    return { lifecycle: convertOriginalVintage(text, file.id, name), direct: null };
  }
  const { convertZone } = await import("../carbonx/convert.ts");
  return convertZone(text, file.id, name, hours);
}
