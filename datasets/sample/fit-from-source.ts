import type { TraceColumns } from "../../harness/carbon/index.ts";
import type { ArchitectureTable } from "../../harness/nas/index.ts";
import { fitSample, type SampleFit } from "./fit-sample.ts";

/** The traces that the sample imitates: the paper's vintage first, then every zone kept for offline use. */
export const SAMPLE_TRACES = [
  "US-CAL-CISO@original",
  "US-CAL-CISO",
  "AU-NSW",
  "AU-SA",
  "CA-ON",
  "DE",
  "ES",
  "FR",
  "GB",
  "NL",
  "PL",
  "SE",
  "US-MIDA-PJM",
  "US-NW-BPAT",
  "US-NY-NYIS",
  "US-TEX-ERCO",
  "ZA",
] as const;

/** Where the real data come from; the data store is one. */
export interface RealDataSource {
  table(): Promise<{ readonly table: ArchitectureTable }>;
  trace(
    name: string,
  ): Promise<{ readonly lifecycle: TraceColumns; readonly direct?: TraceColumns | null | undefined }>;
}

/** Fetches what the committed sample was fitted to, and fits it. */
export async function fitSampleFrom(source: RealDataSource): Promise<SampleFit> {
  const { table } = await source.table();
  const lifecycle: Record<string, TraceColumns> = {};
  const direct: Record<string, TraceColumns> = {};
  for (const name of SAMPLE_TRACES) {
    const signals = await source.trace(name);
    lifecycle[name] = signals.lifecycle;
    if (signals.direct) direct[name] = signals.direct;
  }
  return fitSample(table, lifecycle, direct);
}
