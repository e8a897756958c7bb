import { Bench } from "tinybench";
import { quantile } from "../harness/analysis/index.ts";
import type { Case, Work } from "./case.ts";

/** Times of one case, ms. */
export interface Measurement {
  readonly name: string;
  readonly clock: "cpu" | "wall";
  readonly n: number;
  readonly medianMs: number;
  readonly q1Ms: number;
  readonly q3Ms: number;
  readonly minMs: number;
}

/** CPU time of this process, all of its threads, ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How long a case is measured, ms, after half of it to warm up; and how often at least. */
const SPAN = { cpu: { time: 400, iterations: 5 }, wall: { time: 0, iterations: 3 } } as const;

/** Times a case: on the CPU clock where it can be, so that a busy machine disturbs little. @throws Error naming the case. */
export async function measure({ name, clock = "cpu" }: Case, work: Work): Promise<Measurement> {
  const { time, iterations } = SPAN[clock];
  const bench = new Bench({
    ...(clock === "cpu" ? { now: cpuMs } : {}),
    time,
    iterations,
    warmup: clock === "cpu",
    warmupTime: time / 2,
    warmupIterations: 2,
    retainSamples: true,
  });
  bench.add(name, () => work.run());
  const [task] = await bench.run();
  const { result } = task;
  if (!("latency" in result)) {
    throw new Error(`bench ${name}: ${"error" in result ? result.error.message : result.state}`);
  }
  const samples = [...(result.latency.samples ?? [])];
  return { name, clock, n: samples.length, ...spreadOf(samples) };
}

/** Median, quartiles and least of some times. */
export function spreadOf(
  samples: readonly number[],
): Pick<Measurement, "medianMs" | "q1Ms" | "q3Ms" | "minMs"> {
  return {
    medianMs: quantile(samples, 0.5),
    q1Ms: quantile(samples, 0.25),
    q3Ms: quantile(samples, 0.75),
    minMs: quantile(samples, 0),
  };
}
