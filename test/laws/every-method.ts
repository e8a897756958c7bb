import { DEFAULT_METHODS, methodList, methodOf } from "../../baselines/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { runSmall } from "../fixtures/small-world.ts";

/** One of each family that the index names by a pattern. */
const OF_FAMILIES: Readonly<Record<string, string>> = {
  "static-N": "static-2",
  "oracle-T": "oracle-0.95",
  "ce-nas-static-N": "ce-nas-static-2",
  "ce-nas-waiting-N": "ce-nas-waiting-20",
};

/** The methods that the laws hold for: every one of the index, and one of each family. A new method is in by its line there. */
export const EVERY_METHOD: readonly string[] = [
  ...new Set([...DEFAULT_METHODS, ...methodList().map(({ name }) => OF_FAMILIES[name] ?? name)]),
];
const unknown = EVERY_METHOD.filter((name) => methodOf(name) === undefined);
if (unknown.length > 0)
  throw new Error(`families without an example for the laws: ${unknown.join(", ")}; name one in OF_FAMILIES`);

const runs = new Map<string, SearchRecord>();

/** The plain small run of a method, made once. */
export function plainRun(method: string): SearchRecord {
  let run = runs.get(method);
  if (run === undefined) runs.set(method, (run = runSmall(method)));
  return run;
}
