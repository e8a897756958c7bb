/**
 * The sample: small models fitted to the real data, committed with the project, so that everything runs with neither
 * cache, mirror nor network. Its numbers are drawn from the models, not measured; `CARD.md` says how near they come.
 */
import type { ArchitectureTable } from "../../harness/nas/index.ts";
import { unknownName } from "../../harness/text/index.ts";
import { notesOf } from "./notes.ts";
import {
  committedFolder,
  modelDigest,
  readFidelity,
  readTableModel,
  readTraceModels,
} from "./sample-files.ts";
import { drawTable } from "./table-draw.ts";
import { drawTrace, type SampleTrace } from "./trace-draw.ts";
import type { TraceModel } from "./trace-model.ts";

export { SAMPLE_TRACES, fitSampleFrom, type RealDataSource } from "./fit-from-source.ts";
export { fitSample, type SampleFidelity, type SampleFit } from "./fit-sample.ts";
export { writeSample } from "./sample-files.ts";
export type { SampleTrace } from "./trace-draw.ts";

let table: ArchitectureTable | undefined;
let traces: Readonly<Record<string, TraceModel>> | undefined;

/** The architecture table, rows in natural order. Drawn once, then kept: do not write to it. */
export function sampleTable(): ArchitectureTable {
  table ??= drawTable(readTableModel(committedFolder()));
  return table;
}

/** A zone's traces. @throws UsageError naming the zones that the sample has, nearest first. */
export function sampleTrace(zone: string): SampleTrace {
  const models = traceModels();
  const model = Object.hasOwn(models, zone) ? models[zone] : undefined;
  if (model === undefined) throw unknownName("sample zone", zone, Object.keys(models));
  return drawTrace(zone, model);
}

/** The zones that the sample has, as a user names them. */
export function sampleZones(): string[] {
  return Object.keys(traceModels());
}

/** What a reader of any result on the sample must know. */
export function sampleNotes(): string[] {
  return notesOf(readFidelity(committedFolder()));
}

/** sha256 of the models. */
export function sampleDigest(): string {
  return modelDigest(committedFolder());
}

function traceModels(): Readonly<Record<string, TraceModel>> {
  traces ??= readTraceModels(committedFolder());
  return traces;
}
