import type { CarbonTrace } from "../../../harness/carbon/index.ts";
import { WEEK_HOURS } from "../../../harness/forecast/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import { MS_PER_HOUR, epochMsOf, hoursToMs, isoOf } from "../../../harness/units/index.ts";

/** The mirrored zones that the agent may learn on. AU-SA, ES, PL and US-NW-BPAT are kept out, and so is the year 2024. */
export const TRAINING_ZONES = [
  "AU-NSW",
  "CA-ON",
  "DE",
  "FR",
  "GB",
  "NL",
  "SE",
  "US-CAL-CISO",
  "US-MIDA-PJM",
  "US-NY-NYIS",
  "US-TEX-ERCO",
  "ZA",
] as const;
export const TRAINING_YEARS = [2021, 2022, 2023] as const;

/** Length of an episode: the paper's search. */
export const WINDOW_HOURS = 80;

/** A training window begins on these days of a month and so ends by its 24th; a held-back one begins on the 25th. */
const TRAINING_DAYS = 20;
const HELD_BACK_DAY = 25;
/** No window of any zone touches the days around the main scenario's window, which is reported on. */
const REPORTED = { fromMs: epochMsOf("2021-06-28T00:00Z"), toMs: epochMsOf("2021-07-12T00:00Z") };
/** All that says which windows there are. */
export const WINDOWS = {
  zones: TRAINING_ZONES,
  years: TRAINING_YEARS,
  hours: WINDOW_HOURS,
  trainingDays: TRAINING_DAYS,
  heldBackDay: HELD_BACK_DAY,
  reported: REPORTED,
} as const;

/** Before a zone is given up for having no window without blanks. */
const DRAWS = 1000;

/** A window by name and date. */
export interface Window {
  readonly zone: string;
  readonly startMs: number;
}

/** A window of a zone to learn on. */
export function drawTrainingWindow(
  random: Random,
  traces: ReadonlyMap<string, CarbonTrace>,
  zone: string,
): Window {
  return draw(random, traces, zone, () => ({
    day: 1 + random.integer(TRAINING_DAYS),
    hour: random.integer(24),
  }));
}

/** A window of a zone to choose weights by; disjoint from all that is learnt on. */
export function drawHeldBackWindow(
  random: Random,
  traces: ReadonlyMap<string, CarbonTrace>,
  zone: string,
): Window {
  return draw(random, traces, zone, () => ({ day: HELD_BACK_DAY, hour: random.integer(12) }));
}

function draw(
  random: Random,
  traces: ReadonlyMap<string, CarbonTrace>,
  zone: string,
  when: () => { day: number; hour: number },
): Window {
  const trace = traces.get(zone);
  if (trace === undefined) throw new Error(`training: zone ${zone} has no trace`);
  for (let attempt = 0; attempt < DRAWS; attempt++) {
    const year = random.pick(TRAINING_YEARS);
    const month = random.integer(12);
    const { day, hour } = when();
    const startMs = Date.UTC(year, month, day, hour);
    if (fits(trace, startMs)) return { zone, startMs };
  }
  throw new Error(
    `training: zone ${zone} has no window of ${WINDOW_HOURS} h without blanks (${isoOf(trace.startMs)} on)`,
  );
}

/** A week of history before it, nothing blank, and far from what is reported on. */
function fits(trace: CarbonTrace, startMs: number): boolean {
  const historyMs = startMs - WEEK_HOURS * MS_PER_HOUR;
  const endMs = startMs + hoursToMs(WINDOW_HOURS);
  if (historyMs < trace.startMs || endMs > trace.endMs) return false;
  if (startMs < REPORTED.toMs && endMs > REPORTED.fromMs) return false;
  return trace.blankHours(historyMs, endMs).length === 0;
}
