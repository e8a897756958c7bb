import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Counts } from "./case.ts";
import type { Measurement } from "./measure.ts";

/** What a process of its own found of one case. */
export interface Found {
  readonly times: Measurement;
  readonly counts?: Counts;
}

/** The folder of the built benches. */
export const BUILT = fileURLToPath(new URL(".", import.meta.url));

/**
 * Measures a case in a process of its own, built in a folder: what ran before shapes what the compiler makes of the code, and what
 * it left in memory has to be collected. @throws Error with what the process said when it fails.
 */
export function measureApart(name: string, built = BUILT): Found {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${built}child.js`, name], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`bench ${name} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) as string) as Found;
}
