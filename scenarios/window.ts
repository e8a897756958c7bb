import type { CarbonTrace } from "../harness/carbon/index.ts";
import type { TraceForecasts } from "../harness/forecast/index.ts";
import type { WindowHour } from "../harness/record/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { MS_PER_HOUR, epochMsOf, hoursToMs, isoOf } from "../harness/units/index.ts";
import type { Setting } from "./setting.ts";

/**
 * Checks that a window, and the history its forecasts need, lies in the trace and has no blank hour.
 * @throws UsageError naming trace, span and window, and a window that fits.
 */
export function checkWindow(setting: Setting, { trace, forecaster }: TraceForecasts): void {
  const startMs = epochMsOf(setting.start);
  const endMs = startMs + hoursToMs(setting.hours);
  // The first forecast is made during the window's first hour.
  const pastHours = forecaster.historyHours - 1;
  const earliestMs = trace.startMs + hoursToMs(pastHours);
  if (startMs < earliestMs || endMs > trace.endMs) {
    const latestMs = trace.endMs - hoursToMs(setting.hours);
    const fits =
      latestMs < earliestMs
        ? `no window of ${setting.hours} h fits`
        : `one that fits: --start ${isoOf(startMs < earliestMs ? earliestMs : latestMs)} --hours ${setting.hours}`;
    throw new UsageError(
      `the window lies outside the trace: ${trace.name} spans ${isoOf(trace.startMs)} to ${isoOf(trace.endMs)}, ` +
        `the first ${pastHours} h of it serve as the forecast's history; ` +
        `asked for ${isoOf(startMs)} to ${isoOf(endMs)}; ${fits}`,
    );
  }
  const blanks = trace.blankHours(startMs, endMs);
  if (blanks.length > 0) {
    throw new UsageError(
      `the window has ${blanks.length} hour(s) that ${trace.name} leaves blank, from ${isoOf(blanks[0])} to ` +
        `${isoOf(blanks[blanks.length - 1])}; they are not filled in; choose a --start after ${isoOf(blanks[blanks.length - 1])} ` +
        "or another vintage of the zone",
    );
  }
}

/** The hours of the window, for the record. */
export function windowHours(setting: Setting, trace: CarbonTrace): WindowHour[] {
  const startMs = epochMsOf(setting.start);
  return Array.from({ length: Math.ceil(setting.hours) }, (_, hour) => {
    const timeMs = startMs + hour * MS_PER_HOUR;
    return {
      hour,
      datetimeUtc: isoOf(timeMs),
      intensityGPerKwh: trace.at(timeMs),
      estimated: trace.estimatedHours(timeMs, timeMs + 1) > 0,
    };
  });
}

/** What a reader must know of the window: hours that upstream only estimated. */
export function windowNotes(setting: Setting, { trace, forecaster }: TraceForecasts): string[] {
  const startMs = epochMsOf(setting.start);
  const endMs = startMs + hoursToMs(setting.hours);
  const estimated = trace.estimatedHours(startMs, endMs);
  const pastHours = forecaster.historyHours - 1;
  const historyMs = startMs - hoursToMs(pastHours);
  const blanks = trace.blankHours(historyMs, startMs).length;
  return [
    ...(estimated > 0
      ? [
          `${estimated} of the window's ${Math.ceil(setting.hours)} hours are estimated, not measured, upstream.`,
        ]
      : []),
    ...(blanks > 0
      ? [
          `${blanks} hour(s) of the ${pastHours} h before the window are blank upstream; forecasts use an earlier day there.`,
        ]
      : []),
  ];
}
