import { CarbonTrace, type TraceColumns } from "../../harness/carbon/index.ts";
import { stream } from "../../harness/random/index.ts";
import { MS_PER_HOUR, epochMsOf } from "../../harness/units/index.ts";
import { runAutoregression } from "./autoregression.ts";
import { directAt } from "./direct-model.ts";
import { valueAtScore } from "./normal-grid.ts";
import { SAMPLE_SEED } from "./sample-seed.ts";
import type { TraceModel } from "./trace-model.ts";
import { calendarHours } from "./utc-calendar.ts";

/** Shocks start here for every trace, before the first of them: two vintages of a zone have the same weather. */
const WEATHER_START_MS = epochMsOf("2019-10-01T00:00Z");

/** The two signals of one zone, as the real traces have them. */
export interface SampleTrace {
  readonly lifecycle: TraceColumns;
  readonly direct: TraceColumns | null;
}

/** A zone's sample traces: always the same for the same name and model. */
export function drawTrace(name: string, model: TraceModel): SampleTrace {
  const startMs = epochMsOf(model.startIso);
  const calendar = calendarHours(startMs, model.hours);
  const [least, greatest] = model.range;
  const intensityGPerKwh = scoresOf(name, model, startMs);
  for (let i = 0; i < model.hours; i++) {
    const month = calendar.monthHour[i];
    const mean =
      model.monthHour[month] + model.yearHour[calendar.yearHour[i]] + model.weekHour[calendar.weekHour[i]];
    const value = Math.exp(mean + model.spread[month] * valueAtScore(model.quantiles, intensityGPerKwh[i]));
    intensityGPerKwh[i] = published(Math.min(Math.max(value, least), greatest));
  }
  const estimated = new Uint8Array(model.hours);
  const lifecycle = { name, startMs, intensityGPerKwh, estimated };
  const { direct } = model;
  if (direct === null) return { lifecycle, direct };
  const directGPerKwh = intensityGPerKwh.map((value) => published(directAt(direct, value)));
  return { lifecycle, direct: { name, startMs, intensityGPerKwh: directGPerKwh, estimated } };
}

/** Normal scores with the model's memory, one an hour. */
function scoresOf(name: string, { hours, memory }: TraceModel, startMs: number): Float64Array {
  const [zone] = name.split("@");
  const random = stream(SAMPLE_SEED, `trace/${zone}`);
  const before = Math.round((startMs - WEATHER_START_MS) / MS_PER_HOUR);
  const shocks = new Float64Array(before + hours);
  for (let i = 0; i < shocks.length; i++) shocks[i] = random.normal();
  return runAutoregression(memory, shocks).slice(before);
}

/** Rounded to the resolution in which traces are published. */
function published(intensityGPerKwh: number): number {
  return Math.round(intensityGPerKwh * CarbonTrace.UNITS_PER_GRAM) / CarbonTrace.UNITS_PER_GRAM;
}
