import { chargedBeforeSearch, sciOf, statementOf, type ChargedRun } from "../../harness/analysis/index.ts";
import { PRESETS } from "../../harness/carbon/index.ts";
import { worksOnGpu } from "../../harness/trainer/index.ts";
import type { RecordEntry, RecordSettings } from "../../harness/live/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { epochMsOf, hoursToMs, msToHours } from "../../harness/units/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import type { PowerRow } from "../../reports/index.ts";
import { endHourOf, totalsOf } from "./live-rows.ts";

/** Whose work is charged: what the exports say of it beside what it comes to. */
export type Charged = Pick<ChargedRun, "scenario" | "labels" | "trace" | "method" | "seed" | "gpus"> & {
  /** Instant of the trace at which the time of the work begins. */
  readonly start: string;
};

/** `measured`: as `full`, with the powers of the work itself. */
const { full } = PRESETS;

/** A search under each of its accountings, as one that was simulated. */
export function chargedSearch({ start, ...of }: Charged, { events, statements }: SearchRecord): ChargedRun[] {
  const { scenario, method, seed } = of;
  const key = { scenario, window: start, method, seed };
  const log: RunLog = { key, bound: false, events, statements };
  const common = { ...of, startUtc: utcOf(start, 0), hours: msToHours(events.at(-1)?.timeMs ?? 0) };
  return Object.keys(statements).map((accounting) => ({
    ...common,
    accounting,
    pue: (PRESETS[accounting] ?? full).pue.value,
    hoursBefore: chargedBeforeSearch(statementOf(log, accounting)).gpuHours / of.gpus,
    ...sciOf(log, accounting),
  }));
}

/** Work outside a search: its metered electricity under the facility's overhead, and the devices' share of their making. */
export function chargedWork(
  { start, ...of }: Charged,
  rows: readonly PowerRow[],
  entries: readonly RecordEntry[],
  { backend, device }: RecordSettings,
): ChargedRun {
  const pue = full.pue.value;
  const fromHour = rows.reduce((first, row) => Math.min(first, row.fromHour), endHourOf(rows));
  const { hours: deviceHours, energyKwh: meteredKwh, carbonG } = totalsOf(rows);
  const energyKwh = meteredKwh * pue;
  const embodiedG = deviceHours * full.embodiedGPerGpuHour.value;
  const evaluated = new Set(entries.map(({ architecture }) => architecture)).size;
  return {
    ...of,
    accounting: "measured",
    pue,
    startUtc: utcOf(start, fromHour),
    hours: endHourOf(rows) - fromHour,
    hoursBefore: 0,
    machine: { part: worksOnGpu({ backend: String(backend) }) ? "gpu" : "cpu", model: String(device) },
    energyKwh,
    intensityGPerKwh: energyKwh === 0 ? null : carbonG / energyKwh,
    embodiedG,
    evaluated,
    gPerArchitecture: (carbonG + embodiedG) / evaluated,
    gPerRun: carbonG + embodiedG,
  };
}

function utcOf(start: string, hour: number): string {
  return new Date(epochMsOf(start) + hoursToMs(hour)).toISOString();
}
