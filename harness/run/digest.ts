import { createHash } from "node:crypto";
import { runKeyText, type RunLog } from "../record/index.ts";

/** One run log as one line of JSON. Members stand in the order in which the world wrote them, which is fixed. */
export function runLogLine(log: RunLog): string {
  return `${JSON.stringify(log)}\n`;
}

/** The lines of all logs, one at a time: together they are hundreds of megabytes where runs are many. */
export function runLogLines(logs: readonly RunLog[]): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      for (const log of logs) yield runLogLine(log);
    },
  };
}

/** sha256 over the lines of all logs, sorted by key: does not depend on workers, machine or time. */
export function digestOf(logs: readonly RunLog[]): string {
  const sorted = logs.toSorted((a, b) => (runKeyText(a.key) < runKeyText(b.key) ? -1 : 1));
  const hash = createHash("sha256");
  for (const log of sorted) hash.update(runLogLine(log));
  return hash.digest("hex");
}
