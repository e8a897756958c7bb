import { cpuMs } from "../measure.ts";
import { table } from "../print.ts";
import { exponentOf, exponentOfNLogN, type SizedCost } from "./exponent.ts";
import { SWEEPS, type Sweep } from "./sweeps.ts";

/** Runs of each size: the least counts, which disturbances touch least. Short work is repeated to fill the span. */
const RUNS = 3;
const SPAN_MS = 20;
/** What measuring may add to an exponent. */
const ALLOWANCE = 0.15;

/** How a cost grows. */
export interface Growth {
  readonly axis: string;
  readonly what: string;
  readonly costs: readonly SizedCost[];
  /** Of the larger half of the sizes: what is fixed no longer weighs there. */
  readonly exponent: number;
  /** Worse than n log n, as far as these sizes can tell. */
  readonly worse: boolean;
}

export async function growths(parts: readonly string[]): Promise<Growth[]> {
  const found: Growth[] = [];
  for (const sweep of SWEEPS) {
    const name = `${sweep.axis}, ${sweep.what}`;
    if (parts.length === 0 || parts.some((part) => name.includes(part))) found.push(await growthOf(sweep));
  }
  return found;
}

async function growthOf({ axis, what, sizes, at }: Sweep): Promise<Growth> {
  const costs: SizedCost[] = [];
  for (const size of sizes) costs.push({ size, ms: await leastMs(await at(size)) });
  const large = costs.slice(Math.floor((costs.length - 1) / 2));
  const exponent = exponentOf(large);
  const most = exponentOfNLogN(Math.max(2, large[0].size), (large.at(-1) as SizedCost).size);
  return { axis, what, costs, exponent, worse: exponent > most + ALLOWANCE };
}

async function leastMs(work: () => unknown): Promise<number> {
  await work();
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const began = cpuMs();
    let times = 0;
    do {
      await work();
      times++;
    } while (cpuMs() - began < SPAN_MS);
    least = Math.min(least, (cpuMs() - began) / times);
  }
  return least;
}

export function growthTable(growing: readonly Growth[]): string {
  return table(
    ["what grows", "cost of", "sizes", "least to largest, ms", "exponent"],
    growing.map(({ axis, what, costs, exponent, worse }) => {
      const [first, last] = [costs[0], costs.at(-1) as SizedCost];
      return [
        axis,
        what,
        `${first.size.toLocaleString("en")} to ${last.size.toLocaleString("en")}`,
        `${first.ms.toPrecision(3)} to ${last.ms.toPrecision(3)}`,
        `${exponent.toFixed(2)}${worse ? " (worse than n log n)" : ""}`,
      ];
    }),
  );
}
