import { traceNamed } from "../../datasets/store/trace-name.ts";
import type { CarbonTrace } from "../../harness/carbon/index.ts";
import type { TraceForecasts } from "../../harness/forecast/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { MS_PER_HOUR, epochMsOf, hoursToMs, isoOf } from "../../harness/units/index.ts";
import { WeightsError } from "../../harness/weights/index.ts";
import { leastHistoryHours } from "./forecasters.ts";
import type { Setting } from "./setting.ts";

type Window = Pick<Setting, "start" | "hours">;

/** What is known of a trace without its hours. */
interface TraceSpan {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Checks that a window, and the history its forecasts need, lies in the trace and has no blank hour, and that no forecaster
 * learned from its hours.
 * @throws UsageError naming trace, span and window, and a window that fits.
 */
export function checkWindow(window: Window, forecasts: TraceForecasts): void {
  const { trace, forecaster } = forecasts;
  // The first forecast is made during the window's first hour.
  const pastHours = forecaster.historyHours - 1;
  checkSpan(window, trace, pastHours);
  const startMs = epochMsOf(window.start);
  refuseLearned(forecasts, startMs);
  const blanks = trace.blankHours(startMs, startMs + hoursToMs(window.hours));
  if (blanks.length === 0) return;
  const fitting = withoutBlanks(window, trace, startMs, pastHours);
  const advice =
    fitting === null
      ? `no window of ${window.hours} h is without`
      : `one that fits: --start ${isoOf(fitting)} --hours ${window.hours}`;
  throw new UsageError(
    `the window has ${blanks.length} hour(s) that ${trace.name} leaves blank, from ${isoOf(blanks[0])} to ` +
      `${isoOf(blanks[blanks.length - 1])}; they are not filled in; ${advice}, or choose another vintage of the zone`,
  );
}

/** Makes the first forecast, which one that was trained refuses where it may have seen the answer. @throws UsageError */
function refuseLearned(forecasts: TraceForecasts, startMs: number): void {
  try {
    forecasts.at(startMs);
  } catch (error) {
    if (error instanceof WeightsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/**
 * Checks that a window, and the history its forecasts need, lies in the span of a trace.
 * @throws UsageError naming trace, span and window, and a window that fits.
 */
function checkSpan({ start, hours }: Window, trace: TraceSpan, pastHours: number): void {
  const startMs = epochMsOf(start);
  const endMs = startMs + hoursToMs(hours);
  const earliestMs = trace.startMs + hoursToMs(pastHours);
  if (startMs >= earliestMs && endMs <= trace.endMs) return;
  const latestMs = trace.endMs - hoursToMs(hours);
  const fits =
    latestMs < earliestMs
      ? `no window of ${hours} h fits`
      : `one that fits: --start ${isoOf(startMs < earliestMs ? earliestMs : latestMs)} --hours ${hours}`;
  throw new UsageError(
    `the window lies outside the trace: ${trace.name} spans ${isoOf(trace.startMs)} to ${isoOf(trace.endMs)}, ` +
      (pastHours > 0 ? `the first ${pastHours} h of it serve as the forecast's history; ` : "") +
      `asked for ${isoOf(startMs)} to ${isoOf(endMs)}; ${fits}`,
  );
}

/**
 * The same as far as the catalogue knows the trace, before any data is there. Returns what remains to be checked.
 * @throws UsageError as `checkSpan`.
 */
export function checkCatalogued(setting: Setting): string {
  const { name, startMs, hours } = traceNamed(setting.trace);
  if (startMs === undefined || hours === undefined) {
    return `The catalogue does not know the span of ${name}: the window is checked when the data is loaded.`;
  }
  checkSpan(
    setting,
    { name, startMs, endMs: startMs + hoursToMs(hours) },
    leastHistoryHours(setting.forecaster) - 1,
  );
  return `The window lies in the span of ${name}; whether it has blank hours is checked when the data is loaded.`;
}

/** The start next to the one asked for, later before earlier, of a window of that length without a blank hour. */
function withoutBlanks(
  { hours }: Window,
  trace: CarbonTrace,
  askedMs: number,
  pastHours: number,
): number | null {
  const lengthMs = hoursToMs(hours);
  const earliestMs = trace.startMs + hoursToMs(pastHours);
  for (let startMs = askedMs; startMs + lengthMs <= trace.endMs;) {
    const last = trace.blankHours(startMs, startMs + lengthMs).at(-1);
    if (last === undefined) return startMs;
    startMs = last + MS_PER_HOUR;
  }
  for (let startMs = askedMs; startMs >= earliestMs;) {
    const [first] = trace.blankHours(startMs, startMs + lengthMs);
    if (first === undefined) return startMs;
    startMs = first - lengthMs;
  }
  return null;
}
