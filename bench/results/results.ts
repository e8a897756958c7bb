import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mean, meanInterval, resamplesOf } from "../../harness/analysis/index.ts";
import { PACKAGE_ROOT } from "../../scenarios/package-root.ts";
import { table } from "../print.ts";
import type { SmokeMetrics, SmokeResults } from "./smoke.ts";

const FILE = fileURLToPath(new URL("bench/results.json", PACKAGE_ROOT));

export function readResults(): SmokeResults {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as SmokeResults) : {};
}

/** One line for each run. */
export function blessResults(results: SmokeResults): void {
  const scenarios = Object.entries(results).map(([scenario, methods]) => {
    const own = Object.entries(methods).map(
      ([method, runs]) =>
        `    "${method}": [\n${runs.map((run) => `      ${JSON.stringify(run)}`).join(",\n")}\n    ]`,
    );
    return `  "${scenario}": {\n${own.join(",\n")}\n  }`;
  });
  writeFileSync(FILE, `{\n${scenarios.join(",\n")}\n}\n`);
}

/** A metric of a method that is no longer what was blessed. */
export interface ResultChange {
  readonly scenario: string;
  readonly method: string;
  readonly metric: string;
  /** Means over the seeds, before and now; NaN where the method was or is not there. */
  readonly before: number;
  readonly now: number;
  /** Seeds on which it changed, of how many. */
  readonly changed: string;
  /** 95 % interval of the mean difference, seed by seed; null where there is none. */
  readonly difference: readonly [number, number] | null;
}

/** Every metric that changed on any seed, by as little as a bit. */
export function changedResults(before: SmokeResults, now: SmokeResults): ResultChange[] {
  const changes: ResultChange[] = [];
  for (const scenario of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [then, present] = [before[scenario] ?? {}, now[scenario] ?? {}];
    for (const method of new Set([...Object.keys(then), ...Object.keys(present)])) {
      changes.push(
        ...changedMetrics(then[method] ?? [], present[method] ?? []).map((change) => ({
          scenario,
          method,
          ...change,
        })),
      );
    }
  }
  return changes;
}

function changedMetrics(
  then: readonly SmokeMetrics[],
  present: readonly SmokeMetrics[],
): Omit<ResultChange, "scenario" | "method">[] {
  const metrics = Object.keys(then[0] ?? present[0] ?? {}) as (keyof SmokeMetrics)[];
  const valuesOf = (runs: readonly SmokeMetrics[], metric: keyof SmokeMetrics): number[] =>
    runs.map((run) => run[metric]);
  return metrics.flatMap((metric) => {
    const [before, now] = [valuesOf(then, metric), valuesOf(present, metric)];
    const isPaired = before.length === now.length;
    const differences = isPaired ? now.map((value, i) => value - before[i]) : [];
    const changed = differences.filter((difference) => difference !== 0).length;
    if (isPaired && changed === 0) return [];
    return [
      {
        metric,
        before: before.length === 0 ? Number.NaN : mean(before),
        now: now.length === 0 ? Number.NaN : mean(now),
        changed: isPaired ? `${changed} of ${now.length}` : `${before.length} before, ${now.length} now`,
        difference: isPaired ? meanInterval(differences, resamplesOf(differences.length)) : null,
      },
    ];
  });
}

export function changesTable(changes: readonly ResultChange[]): string {
  return table(
    ["scenario", "method", "metric", "before", "now", "seeds", "difference, 95 %"],
    changes.map(({ scenario, method, metric, before, now, changed, difference }) => [
      scenario,
      method,
      metric,
      before.toPrecision(6),
      now.toPrecision(6),
      changed,
      difference === null ? "" : `${difference[0].toPrecision(3)} to ${difference[1].toPrecision(3)}`,
    ]),
  );
}
