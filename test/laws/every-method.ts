import { DEFAULT_METHODS } from "../../baselines/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { runSmall } from "../fixtures/small-world.ts";

/** The methods that the laws hold for: all that ship, and another of each family. A new method is in by being a default. */
export const EVERY_METHOD: readonly string[] = [
  ...new Set([
    ...DEFAULT_METHODS,
    "static-2",
    "oracle-0.95",
    "ce-nas-continuous",
    "ce-nas-online",
    "ce-nas-nsga2",
    "ce-nas-static-2",
    "ce-nas-waiting-20",
  ]),
];

const runs = new Map<string, SearchRecord>();

/** The plain small run of a method, made once. */
export function plainRun(method: string): SearchRecord {
  let run = runs.get(method);
  if (run === undefined) runs.set(method, (run = runSmall(method)));
  return run;
}
