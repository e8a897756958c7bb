import {
  Front2,
  hypervolume,
  nonDominated,
  nonDominatedSort,
  summarise,
} from "../../harness/analysis/index.ts";
import { sphereFront, uniformCloud } from "../../test/analysis/point-sets.ts";
import { handMadeManifest, handMadeRun, type Step } from "../../test/analysis/hand-made-runs.ts";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import { preemptionDraws } from "../kernel/draws.ts";
import { invented, preemption } from "../kernel/preemption.ts";
import { CountingSimulation } from "../kernel/single-server.ts";
import { sampleRunner } from "../search/runs.ts";

/** A cost that is followed as something grows. */
export interface Sweep {
  /** What grows. */
  readonly axis: string;
  readonly what: string;
  readonly sizes: readonly number[];
  /** Makes the work of a size; only the work is timed. */
  at(size: number): (() => unknown) | Promise<() => unknown>;
  /** Reads scattered over memory that the work makes for each unit of its size, where it outgrows the caches. */
  readonly scatteredReads?: number;
  /** Steps that the work takes at a size, counted. */
  steps?(size: number): number;
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

type Points = (n: number, dimensions: number, seed: number) => Float64Array;

const ROWS = [15_625, 31_250, 62_500, 125_000, 250_000, 500_000, 1_000_000];

const rows = (
  what: string,
  points: Points,
  reads: number,
  work: (points: Float64Array) => unknown,
): Sweep => ({
  axis: "rows",
  what: `${what} of a ${points === uniformCloud ? "cloud" : "front"}`,
  sizes: ROWS,
  at(size) {
    const made = points(size, 2, 1);
    return () => work(made);
  },
  scatteredReads: reads,
});

function inserted(points: Float64Array): Front2 {
  const front = new Front2(1, 1);
  for (let row = 0; row < points.length; row += 2) front.insert(points[row], points[row + 1]);
  return front;
}

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
    // Events, counted, each of as many levels of the queue as it takes to hold one for each GPU.
    steps(size) {
      const simulation = new CountingSimulation();
      preemption(preemptionDraws(50, size), invented(50), size, simulation);
      return simulation.scheduled * Math.log2(size);
    },
  },
  ...[uniformCloud, sphereFront].flatMap((points) => [
    // The ordinates, in the order of the abscissae.
    rows("hypervolume, 2-D,", points, 1, (made) => hypervolume(made, 2, [1, 1])),
    // Abscissae that may tie, ordinates, marks.
    rows("non-dominated front, 2-D,", points, 3, (made) => nonDominated(made, 2)),
    // Abscissae that may tie, abscissae, ordinates, ranks.
    rows("non-dominated sort, 2-D,", points, 4, (made) => nonDominatedSort(made, 2)),
  ]),
  {
    axis: "rows",
    what: "inserts one by one, 2-D, of a front",
    sizes: ROWS,
    at(size) {
      const points = sphereFront(size, 2, 1);
      return () => inserted(points);
    },
    steps: (size) => inserted(sphereFront(size, 2, 1)).visited,
  },
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
