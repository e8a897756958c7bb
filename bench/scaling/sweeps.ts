import { summarise, hypervolume, nonDominatedSort, nonDominated } from "../../harness/analysis/index.ts";
import { uniformCloud } from "../../test/analysis/point-sets.ts";
import { handMadeManifest, handMadeRun, type Step } from "../../test/analysis/hand-made-runs.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { preemptionDraws } from "../kernel/draws.ts";
import { invented, preemption } from "../kernel/preemption.ts";
import { sampleRunner } from "../search/runs.ts";

/** A cost that is followed as something grows. */
export interface Sweep {
  /** What grows. */
  readonly axis: string;
  readonly what: string;
  readonly sizes: readonly number[];
  /** Makes the work of a size; only the work is timed. */
  at(size: number): (() => unknown) | Promise<() => unknown>;
}

const HOURS_A_YEAR = 8766;

function runs(method: string, axis: "hours" | "seeds" | "GPUs", sizes: readonly number[]): Sweep {
  return {
    axis,
    what: `runs of ${method}`,
    sizes,
    async at(size) {
      const changes = { hours: { hours: size }, GPUs: { gpus: size }, seeds: {} }[axis];
      const runner = await sampleRunner(changes);
      const seeds = Array.from({ length: axis === "seeds" ? size : 1 }, (_, i) => i + 1);
      return async () => {
        for (const seed of seeds) {
          const key = { scenario: "scaling", method, seed, window: "scaling" };
          await runner({ key, method, seed, accountings: ["paper", "full"] });
        }
      };
    },
  };
}

const rows = (what: string, work: (points: Float64Array) => unknown): Sweep => ({
  axis: "rows",
  what,
  sizes: [15_625, 31_250, 62_500, 125_000, 250_000, 500_000, 1_000_000],
  at(size) {
    const points = uniformCloud(size, 2, 1);
    return () => work(points);
  },
});

export const SWEEPS: readonly Sweep[] = [
  runs("random", "seeds", [8, 16, 32, 64, 128]),
  {
    axis: "seeds",
    what: "summary of two methods",
    sizes: [8, 16, 32, 64, 128, 256],
    at(size) {
      const seeds = Array.from({ length: size }, (_, i) => i + 1);
      const methods = ["a", "b"].map((name) => ({ name, bound: false }));
      const manifest = handMadeManifest(methods, seeds);
      const course = Array.from({ length: 100 }, (_, i): Step => [
        (i + 1) * 0.4,
        1000 - 500 / (i + 1),
        300 * i,
      ]);
      const logs = methods.flatMap(({ name }) =>
        seeds.map((seed) => handMadeRun(name, seed, course, { bound: false })),
      );
      return () => summarise(manifest, logs);
    },
  },
  runs("random", "hours", [20, 40, 80, 160, 320, 640]),
  runs("nsga2", "hours", [20, 40, 80, 160, 320, 640]),
  {
    axis: "GPUs",
    what: "cluster with ledger, 50 h of preemption",
    sizes: [8, 32, 128, 512, 1024, 2048, 4096],
    at(size) {
      const draws = preemptionDraws(50, size);
      const trace = invented(50);
      return () => preemption(draws, trace, size);
    },
  },
  rows("hypervolume, 2-D", (points) => hypervolume(points, 2, [1, 1])),
  rows("non-dominated front, 2-D", (points) => nonDominated(points, 2)),
  rows("non-dominated sort, 2-D", (points) => nonDominatedSort(points, 2)),
  {
    axis: "years",
    what: "trace read",
    sizes: [1, 2, 4, 8, 16, 32],
    at(years) {
      const intensityGPerKwh = new Float64Array(years * HOURS_A_YEAR).fill(300);
      const estimated = new Uint8Array(intensityGPerKwh.length);
      return () => new CarbonTrace({ name: "invented", startMs: 0, intensityGPerKwh, estimated });
    },
  },
  {
    axis: "years",
    what: "100,000 integrals over the whole trace",
    sizes: [1, 2, 4, 8, 16, 32],
    at(years) {
      const trace = invented(years * HOURS_A_YEAR);
      return () => {
        let sum = 0;
        for (let i = 0; i < 100_000; i++) sum += trace.integral(i, trace.endMs - i);
        return sum;
      };
    },
  },
];
