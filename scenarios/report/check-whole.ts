import type { RunLog } from "../../harness/record/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { absentRuns, absentText, type Planned } from "../running/absent-runs.ts";

/** Settings whose missing runs a message names. */
const NAMED = 5;

/** The runs that folders have of one setting, and those that they should have together. */
export interface Gathered {
  /** Of several settings; undefined where there is one only. */
  readonly cell: string | undefined;
  readonly planned: Planned;
  readonly logs: readonly RunLog[];
}

/**
 * Runs of several folders are one set where every method has every seed: else means would be over other seeds from method to method,
 * and the recorded command would make other runs.
 * @param commandOf makes the runs of these methods on these seeds, in all settings.
 * @throws UsageError naming the runs that are missing and the command that makes them.
 */
export function checkWhole(
  folders: readonly string[],
  gathered: readonly Gathered[],
  commandOf: (methods: readonly string[], seeds: readonly number[]) => string,
): void {
  const lacking = gathered
    .map(({ cell, planned, logs }) => ({ cell, absent: absentRuns(planned, logs) }))
    .filter(({ absent }) => absent.size > 0);
  if (lacking.length === 0) return;
  const told = lacking
    .slice(0, NAMED)
    .map(({ cell, absent }) => `${cell === undefined ? "" : `in ${cell} `}${absentText(absent)}`);
  const more = lacking.length > NAMED ? ` and others in ${lacking.length - NAMED} settings more` : "";
  const methods = new Set(lacking.flatMap(({ absent }) => [...absent.keys()]));
  const seeds = new Set(lacking.flatMap(({ absent }) => [...absent.values()].flat()));
  const command = commandOf(
    [...methods],
    [...seeds].toSorted((a, b) => a - b),
  );
  throw new UsageError(
    `${folders.join(", ")} are not one set of runs: of all methods on all seeds they lack ${told.join("; ")}${more}; ` +
      `make these with: ${command}, and name their folder too`,
  );
}
