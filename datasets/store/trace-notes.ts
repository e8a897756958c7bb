import type { TraceColumns } from "../../harness/carbon/index.ts";
import { MS_PER_HOUR, isoOf } from "../../harness/units/index.ts";
import type { NamedTrace } from "./trace-name.ts";

/** What a reader must know of a trace: hours that upstream modelled, hours that it left blank, and its vintage. */
export function traceNotes({ name, vintage }: NamedTrace, trace: TraceColumns): string[] {
  const hours = trace.intensityGPerKwh.length;
  const notes: string[] = [];
  const modelled = runsWhere(hours, (i) => trace.estimated[i] === 1);
  const modelledHours = countOf(modelled);
  if (modelledHours === hours) {
    notes.push(`${name}: modelled throughout: upstream measured none of its ${hours} hours.`);
  } else if (modelledHours > 0) {
    notes.push(
      `${name}: ${modelledHours} of ${hours} hours are modelled by upstream, not measured${longestOf(modelled, trace)}.`,
    );
  }
  const blank = runsWhere(hours, (i) => Number.isNaN(trace.intensityGPerKwh[i]));
  if (blank.length > 0) {
    notes.push(
      `${name}: ${countOf(blank)} hours are blank upstream and left blank${longestOf(blank, trace)}.`,
    );
  }
  if (vintage === "original") {
    notes.push(
      `${name}: the vintage that the paper used, without flags for modelled hours; never mix it with the zone's newer file (2022 differs by 2.1 % on average).`,
    );
  }
  return notes;
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function runsWhere(hours: number, holds: (hour: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < hours; first++) {
    if (!holds(first)) continue;
    let last = first;
    while (last + 1 < hours && holds(last + 1)) last++;
    runs.push({ first, last });
    first = last;
  }
  return runs;
}

function countOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function longestOf(runs: readonly Run[], { startMs }: TraceColumns): string {
  const longest = runs.toSorted((a, b) => b.last - b.first - (a.last - a.first))[0];
  if (longest === undefined) return "";
  const [from, to] = [longest.first, longest.last].map((hour) => isoOf(startMs + hour * MS_PER_HOUR));
  return ` (${runs.length === 1 ? "" : `${runs.length} runs, the longest `}${from} to ${to})`;
}
