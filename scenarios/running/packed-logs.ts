import { gzipSync } from "node:zlib";
import type { RunLog } from "../../harness/record/index.ts";
import { runLogLine } from "../../harness/run/index.ts";

/** Speed over size: the logs of a large scenario are packed while its runs go on. */
const PACKING = { level: 1 };

export function packedLogs(logs: readonly RunLog[]): Uint8Array {
  return gzipSync(logs.map(runLogLine).join(""), PACKING);
}
