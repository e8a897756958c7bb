import type { RunLog } from "../../harness/record/index.ts";
import { expand } from "../../harness/run/index.ts";
import { definitionOf } from "../setting/setting.ts";

/** What decides which runs there are in one setting. */
export interface Planned {
  readonly methods: readonly string[];
  readonly seeds: readonly number[];
  /** By name. */
  readonly accountings: readonly string[];
  readonly carbonBudgetKg: number | null;
}

/** The seeds of which a method lacks a run that it should have, by method; nothing of one that has all. */
export function absentRuns(planned: Planned, logs: readonly RunLog[]): ReadonlyMap<string, number[]> {
  const specs = expand({
    scenario: "",
    window: "",
    methods: planned.methods.map(definitionOf),
    seeds: planned.seeds,
    accountings: planned.accountings,
    steered: planned.carbonBudgetKg !== null,
  });
  const present = new Set(logs.map(({ key }) => ownKey(key)));
  const absent = new Map<string, number[]>();
  for (const { key } of specs) {
    if (present.has(ownKey(key))) continue;
    absent.set(key.method, [...new Set([...(absent.get(key.method) ?? []), key.seed])]);
  }
  return absent;
}

/** `random on 5, 6; vanilla on 6`. */
export function absentText(absent: ReadonlyMap<string, readonly number[]>): string {
  return [...absent].map(([method, seeds]) => `${method} on ${seeds.join(", ")}`).join("; ");
}

/** What sets a run apart from the others of its setting. */
function ownKey({ method, seed, accounting, target }: RunLog["key"]): string {
  return JSON.stringify([method, seed, accounting, target]);
}
