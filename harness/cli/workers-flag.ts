import { UsageError } from "../text/index.ts";

const DESCRIBE = "threads; changes no result";

/** As a yargs option. */
export const WORKERS_OPTION = { type: "number", requiresArg: true, describe: DESCRIBE } as const;
/** As a flag of a set. */
export const WORKERS_FLAG = { value: "number", describe: DESCRIBE } as const;

/** @throws UsageError on what is no number of threads. */
export function checkWorkers(workers: number | undefined): void {
  if (workers === undefined || (Number.isInteger(workers) && workers >= 1)) return;
  throw new UsageError(`--workers: got ${workers}, expected an integer of at least 1`);
}
