import type { Labels, RunLog, RunManifest } from "../record/index.ts";
import { chargedBeforeSearch, progressOf, statementOf } from "./progress.ts";
import { sciOf, type SoftwareCarbonIntensity } from "./sci.ts";

/** What one run is charged under one accounting: the row of every export. */
export interface ChargedRun extends SoftwareCarbonIntensity {
  readonly scenario: string;
  /** Of a scenario in several settings; empty otherwise. */
  readonly labels: Labels;
  /** The carbon trace, `ZONE` or `ZONE@source`. */
  readonly trace: string;
  readonly method: string;
  readonly seed: number;
  readonly accounting: string;
  /** Facility energy over IT energy. */
  readonly pue: number;
  readonly gpus: number;
  /** Simulated start, ISO 8601, UTC. */
  readonly startUtc: string;
  /** Simulated length. */
  readonly hours: number;
  /** What the work paid for before the start (supernet, initial architectures) would have taken on all the GPUs. */
  readonly hoursBefore: number;
  /** Of work that was done and metered: on what. */
  readonly machine?: { readonly part: "cpu" | "gpu"; readonly model: string };
}

/** All runs of one setting, each under every accounting that it was charged by, in the order of the logs. */
export function chargedRuns(manifest: RunManifest, logs: readonly RunLog[], labels: Labels): ChargedRun[] {
  const accountings = Object.entries(manifest.accountings);
  return logs.flatMap((log) =>
    accountings
      .filter(([name]) => log.key.accounting === undefined || log.key.accounting === name)
      .map(([name, prices]) => ({
        scenario: manifest.scenario,
        labels,
        trace: String(manifest.setting["trace"]),
        method: log.key.method,
        seed: log.key.seed,
        accounting: name,
        pue: prices.find(({ item }) => item === "PUE")?.value ?? 1,
        gpus: manifest.gpus,
        startUtc: manifest.window[0].datetimeUtc,
        hours: progressOf(log, name).at(-1)?.hours ?? 0,
        hoursBefore: chargedBeforeSearch(statementOf(log, name)).gpuHours / manifest.gpus,
        ...sciOf(log, name),
      })),
  );
}
