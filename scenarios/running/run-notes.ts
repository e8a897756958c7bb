import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { absentRuns, absentText, type Planned } from "./absent-runs.ts";

/** What a reader must know of the runs before reading a number. */
export function runNotes(planned: Planned, logs: readonly RunLog[]): string[] {
  return [
    ...seedNotes(planned.seeds.length),
    ...absentNotes(planned, logs),
    ...spentBeforehand(planned, logs),
  ];
}

/** Runs that failed. */
function absentNotes(planned: Planned, logs: readonly RunLog[]): string[] {
  const absent = absentRuns(planned, logs);
  return absent.size === 0
    ? []
    : [`Runs are missing, and what is told of their methods is told without them: ${absentText(absent)}.`];
}

function seedNotes(seeds: number): string[] {
  return seeds < LEAST_FOR_INTERVAL
    ? [
        `${seeds} ${seeds === 1 ? "seed" : "seeds"}: too few for an interval or a ranking of methods; intervals need ${LEAST_FOR_INTERVAL} or more (--seeds)`,
      ]
    : [];
}

/** Methods whose supernet and initial architectures cost more than the whole budget: what they found, they overspent for. */
function spentBeforehand({ carbonBudgetKg }: Planned, logs: readonly RunLog[]): string[] {
  if (carbonBudgetKg === null) return [];
  const over = logs.flatMap(({ key, events }) =>
    events.some((event) => event.type === "stopped" && event.reason === "spent-beforehand")
      ? [`${key.method} under ${key.accounting}`]
      : [],
  );
  const runs = (name: string): number => over.filter((one) => one === name).length;
  return over.length === 0
    ? []
    : [
        `budget of ${carbonBudgetKg} kg spent before the search began, by supernet and initial architectures: ` +
          [...new Set(over)].map((name) => `${name} (${runs(name)} of its runs)`).join(", ") +
          "; these runs trained nothing and cost more than the budget",
      ];
}
