import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { cpuMs } from "../measure.ts";
import { table } from "../print.ts";
import { UsageError, nearestFirst } from "../../harness/text/index.ts";
import type { SizedCost } from "./exponent.ts";
import { scatteredReads, waitsOf } from "./memory-pass.ts";
import { SWEEPS, type Sweep } from "./sweeps.ts";
import { verdictOf, type Round, type Verdict } from "./verdict.ts";

/** Short work is repeated to fill it. */
const SPAN_MS = 20;

/** How a cost grows. */
export interface Growth extends Verdict {
  readonly axis: string;
  readonly what: string;
  /** The least of all rounds, which disturbances touch least. */
  readonly costs: readonly SizedCost[];
}

/** @throws UsageError with the list for a part that is in no name. */
export function wantedSweeps(parts: readonly string[], sweeps: readonly Sweep[] = SWEEPS): Sweep[] {
  const nameOf = ({ axis, what }: Sweep): string => `${axis}, ${what}`;
  const names = sweeps.map(nameOf);
  const unknown = parts.find((part) => !names.some((name) => name.includes(part)));
  if (unknown !== undefined) {
    throw new UsageError(
      `--scaling: nothing that grows has "${unknown}" in its name; there are, nearest first:\n  ${nearestFirst(unknown, names).join("\n  ")}`,
    );
  }
  return sweeps.filter((sweep) => parts.length === 0 || parts.some((part) => nameOf(sweep).includes(part)));
}

/** Rounds over all sizes, as many as an interval needs: a disturbance then bends one round's line and widens the interval. */
export async function growthOf(sweep: Sweep): Promise<Growth> {
  const { axis, what, sizes } = sweep;
  const works: (() => unknown)[] = [];
  for (const size of sizes) works.push(await sweep.at(size));
  const passes = sweep.scatteredReads === undefined ? [] : sizes.map(scatteredReads);
  for (const work of [...works, ...passes]) await work();
  const rounds: Round[] = [];
  for (let round = 0; round < LEAST_FOR_INTERVAL; round++) {
    const costs: SizedCost[] = [];
    const passed: SizedCost[] = [];
    for (const [i, size] of sizes.entries()) {
      costs.push({ size, ms: await meanMs(works[i]) });
      if (i in passes) passed.push({ size, ms: await meanMs(passes[i]) });
    }
    const waitsMs = waitsOf(passed).map((waitMs) => (sweep.scatteredReads ?? 0) * waitMs);
    rounds.push(passed.length === 0 ? { costs } : { costs, waitsMs });
  }
  const least = sizes.map((size, i) => ({ size, ms: Math.min(...rounds.map(({ costs }) => costs[i].ms)) }));
  const steps = sizes.flatMap((size) => sweep.steps?.(size) ?? []);
  return { axis, what, costs: least, ...verdictOf(rounds, steps) };
}

async function meanMs(work: () => unknown): Promise<number> {
  const began = cpuMs();
  let times = 0;
  do {
    await work();
    times++;
  } while (cpuMs() - began < SPAN_MS);
  return (cpuMs() - began) / times;
}

export function growthTable(growing: readonly Growth[]): string {
  return table(
    [
      "what grows",
      "cost of",
      "sizes",
      "ms",
      "exponent",
      "95 %",
      "n log n",
      "without waits",
      "steps",
      "judged",
    ],
    growing.map(({ axis, what, costs, exponent, interval, nLogN, withoutWaits, steps, judged }) => {
      const [first, last] = [costs[0], costs.at(-1) as SizedCost];
      return [
        axis,
        what,
        `${first.size.toLocaleString("en")} to ${last.size.toLocaleString("en")}`,
        `${first.ms.toPrecision(3)} to ${last.ms.toPrecision(3)}`,
        exponent.toFixed(2),
        spanText(interval),
        nLogN.toFixed(2),
        withoutWaits === null
          ? ""
          : `${withoutWaits.exponent.toFixed(2)} (${spanText(withoutWaits.interval)})`,
        steps === null ? "" : steps.toFixed(2),
        judged,
      ];
    }),
  );
}

function spanText(interval: Verdict["interval"]): string {
  return interval === null ? "" : `${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`;
}
