import {
  createFront,
  crowdingDistance,
  dominanceCounts,
  Front2,
  hypervolume,
  nonDominated,
  nonDominatedSort,
} from "../../harness/analysis/index.ts";
import { sphereFront, uniformCloud } from "../../test/analysis/point-sets.ts";
import type { Case, Counts } from "../case.ts";
import { HYPERVOLUME_INPUTS } from "./inputs.ts";

/** Inserts every row into an empty front. */
function filled(points: Float64Array, dimensions: number): Counts {
  const front = createFront(Array<number>(dimensions).fill(1));
  let entered = 0;
  for (let row = 0; row < points.length; row += dimensions) {
    if (front.insert([...points.subarray(row, row + dimensions)])) entered++;
  }
  return { entered, size: front.size, hypervolume: front.hypervolume };
}

function filled2(points: Float64Array): Counts {
  const front = new Front2(1, 1);
  let entered = 0;
  for (let row = 0; row < points.length; row += 2) if (front.insert(points[row], points[row + 1])) entered++;
  return { entered, size: front.size, hypervolume: front.hypervolume, visited: front.visited };
}

/** A case whose result is its count. */
const counting = (name: string, make: () => () => Counts): Case => ({
  name,
  load() {
    const run = make();
    return { run, count: run };
  },
});

const trained = (): Float64Array => uniformCloud(600, 2, 17);

/** Fronts and dominance on the inputs whose figures of moocore and pagmo are known. */
export default [
  ...HYPERVOLUME_INPUTS.map(({ name, dimensions, points }) =>
    counting(`hypervolume, ${name}`, () => {
      const made = points();
      const reference = Array<number>(dimensions).fill(1);
      return () => ({ hypervolume: hypervolume(made, dimensions, reference) });
    }),
  ),
  counting("front, insert 1e5 points 2-D, uniform", () => {
    const points = uniformCloud(100_000, 2, 11);
    return () => filled2(points);
  }),
  counting("front, insert 1e5 points 2-D, front", () => {
    const points = sphereFront(100_000, 2, 12);
    return () => filled2(points);
  }),
  counting("front, insert 1e4 points 3-D, uniform", () => {
    const points = uniformCloud(10_000, 3, 13);
    return () => filled(points, 3);
  }),
  counting("front, insert 500 points 4-D, uniform", () => {
    const points = uniformCloud(500, 4, 15);
    return () => filled(points, 4);
  }),
  counting("non-dominated sort, 1e5 x 2", () => {
    const points = uniformCloud(100_000, 2, 11);
    return () => {
      const ranks = nonDominatedSort(points, 2);
      return { fronts: 1 + ranks.reduce((a, b) => Math.max(a, b)), rankSum: ranks.reduce((a, b) => a + b) };
    };
  }),
  counting("non-dominated front, 1e5 x 2", () => {
    const points = uniformCloud(100_000, 2, 11);
    return () => ({ size: nonDominated(points, 2).length });
  }),
  counting("dominance counts, 600 x 2", () => {
    const points = trained();
    return () => ({ dominations: dominanceCounts(points, 2).reduce((a, b) => a + b) });
  }),
  {
    name: "crowding distance, 600 x 2",
    load() {
      const points = trained();
      const everyone = Array.from({ length: 600 }, (_, i) => i);
      const run = () => crowdingDistance(points, 2, everyone);
      return { run, count: () => ({ sum: run().reduce((a, b) => a + (Number.isFinite(b) ? b : 0), 0) }) };
    },
  },
] satisfies Case[];
