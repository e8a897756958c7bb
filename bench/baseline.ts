import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { UsageError } from "../harness/text/index.ts";
import type { Measurement } from "./measure.ts";
import { shortMs, table } from "./print.ts";

/** Work that is the same in every state of the code: what times of two machines are divided by. */
export const YARDSTICK = "typed heap by hand, M/M/1, callbacks";

/** Tells machines apart without naming one. */
export function machineClass(): string {
  const model = cpus()[0]?.model ?? "unknown";
  const digest = createHash("sha256").update(model).digest("hex").slice(0, 8);
  return `${process.arch}, ${availableParallelism()} cores of kind ${digest}, Node ${process.versions.node}`;
}

/** What `npm run bench -- --json` prints. */
export interface Baseline {
  readonly machine: string;
  readonly measured: readonly Measurement[];
}

/** @throws UsageError where the file is none that `--json` wrote. */
export function readBaseline(path: string): Baseline {
  try {
    const read = JSON.parse(readFileSync(path, "utf8")) as Partial<Baseline>;
    if (typeof read.machine === "string" && Array.isArray(read.measured)) return read as Baseline;
  } catch (error) {
    throw new UsageError(`--baseline ${path}: ${(error as Error).message}`, { cause: error });
  }
  throw new UsageError(`--baseline ${path}: expected what npm run -s bench -- --json writes`);
}

/**
 * Medians beside those of a baseline. Of another machine only ratios say something: each case is divided by the yardstick of its own
 * machine first, and no milliseconds of the other are shown.
 * @throws UsageError when a baseline of another machine, or we, lack the yardstick.
 */
export function baselineText({ machine, measured }: Baseline, now: Baseline): string {
  const isSame = machine === now.machine;
  const before = new Map(measured.map(({ name, medianMs }) => [name, medianMs]));
  const yardsticks = [now.measured.find(({ name }) => name === YARDSTICK)?.medianMs, before.get(YARDSTICK)];
  const [ours, theirs] = isSame ? [1, 1] : yardsticks;
  if (ours === undefined || theirs === undefined) {
    throw new UsageError(`a baseline of another machine (${machine}) needs "${YARDSTICK}" measured on both`);
  }
  const rows = now.measured.flatMap(({ name, medianMs }) => {
    const then = before.get(name);
    if (then === undefined) return [];
    const ratio = (medianMs / ours / (then / theirs)).toFixed(2);
    return [isSame ? [name, shortMs(medianMs), shortMs(then), ratio] : [name, ratio]];
  });
  const heading = isSame ? ["case", "now, ms", "baseline, ms", "ratio"] : ["case", "ratio"];
  const said = isSame
    ? ""
    : `The baseline is of another machine (${machine}; this: ${now.machine}): ratios only, each time divided by "${YARDSTICK}".\n`;
  return `${said}${table(heading, rows)}`;
}
