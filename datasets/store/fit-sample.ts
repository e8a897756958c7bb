import type { TraceColumns } from "../../harness/carbon/index.ts";
import { loadTable } from "./load-table.ts";
import { loadTrace } from "./load-trace.ts";
import type { Shelves } from "./shelves.ts";

/** The zones whose traces the sample imitates: the paper's vintage first, then grids of different kinds. */
const SAMPLE_TRACES = ["US-CAL-CISO@original", "US-CAL-CISO", "DE", "US-MIDA-PJM", "GB", "FR", "SE", "PL"];

/** Fits the sample's models to the real table and traces and writes them to `folder`; returns the traces that it used. */
export async function fitSampleFrom(shelves: Shelves, folder: string): Promise<string[]> {
  const { table } = await loadTable(shelves);
  const traces: Record<string, TraceColumns> = {};
  for (const name of SAMPLE_TRACES) traces[name] = (await loadTrace(shelves, name)).lifecycle;
  // @ts-ignore TEMPORARY
  const { fitSample, writeSample } = await import("../sample/index.ts");
  await writeSample(fitSample(table, traces), folder);
  return [`sample written to ${folder}, fitted to ${table.name} and ${SAMPLE_TRACES.join(", ")}`];
}
