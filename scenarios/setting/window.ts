import type { CarbonTrace } from "../../harness/carbon/index.ts";
import type { TraceForecasts } from "../../harness/forecast/index.ts";
import type { WindowHour } from "../../harness/record/index.ts";
import { MS_PER_HOUR, epochMsOf, hoursToMs, isoOf } from "../../harness/units/index.ts";
import type { Setting } from "./setting.ts";

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
          `${estimated} of the ${trace.window(startMs, endMs).length} hours of the trace that the window touches are estimated, not measured, upstream.`,
        ]
      : []),
    ...(blanks > 0
      ? [
          `${blanks} hour(s) of the ${pastHours} h before the window are blank upstream; forecasts use an earlier day there.`,
        ]
      : []),
  ];
}
