import type { CarbonTrace } from "../../harness/carbon/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { epochMsOf, hoursToMs, isoOf } from "../../harness/units/index.ts";

/**
 * Epoch ms at which work is to start, looked at before any of it is done.
 * @param hours of the trace from there on that must be known, beside the first instant.
 * @throws UsageError where it is no instant, or the trace lacks those hours.
 */
export function startMsOf(trace: CarbonTrace, start: string, hours = 0): number {
  try {
    const startMs = epochMsOf(start);
    trace.at(startMs);
    trace.integral(startMs, startMs + hoursToMs(hours));
    return startMs;
  } catch (error) {
    const of = hours === 0 ? "" : ` (with --hours ${hours})`;
    throw new UsageError(`--start ${start}${of}: ${(error as Error).message}`, { cause: error });
  }
}

/** What must be said of work until so many hours after its start: time of it that the trace does not have. */
export function unknownHoursNotes(trace: CarbonTrace, startMs: number, untilHour: number): string[] {
  const untilMs = startMs + hoursToMs(untilHour);
  const blanks = trace.blankHours(startMs, Math.max(startMs + 1, Math.min(untilMs, trace.endMs))).length;
  return [
    ...(untilMs > trace.endMs
      ? [
          `The work went on until ${isoOf(untilMs)}, past the end of the trace ${trace.name} at ${isoOf(trace.endMs)}: that time is charged at the intensity of the last hour that is known.`,
        ]
      : []),
    ...(blanks > 0
      ? [
          `${blanks} hour(s) of the trace ${trace.name} are blank upstream while work was done: they are charged at the intensity of the last hour before them that is known.`,
        ]
      : []),
  ];
}
