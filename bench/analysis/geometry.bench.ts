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

const cloud2 = uniformCloud(100_000, 2, 11);
const front2 = sphereFront(100_000, 2, 12);
const cloud3 = uniformCloud(10_000, 3, 13);
const front3 = sphereFront(10_000, 3, 14);
const cloud4 = uniformCloud(500, 4, 15);
const front4 = sphereFront(500, 4, 16);
const trained = uniformCloud(600, 2, 17);
const everyone = Array.from({ length: 600 }, (_, i) => i);

/** Inserts every row into an empty front. */
function filled(points: Float64Array, dimensions: number): number {
  const front = createFront(Array<number>(dimensions).fill(1));
  for (let row = 0; row < points.length; row += dimensions) {
    front.insert([...points.subarray(row, row + dimensions)]);
  }
  return front.hypervolume;
}

function filled2(points: Float64Array): number {
  const front = new Front2(1, 1);
  for (let row = 0; row < points.length; row += 2) front.insert(points[row], points[row + 1]);
  return front.hypervolume;
}

/** Fronts and dominance on the inputs whose figures of moocore and pagmo are known. */
export default [
  { name: "hypervolume, 1e5 points 2-D, uniform", run: () => hypervolume(cloud2, 2, [1, 1]) },
  { name: "hypervolume, 1e5 points 2-D, front", run: () => hypervolume(front2, 2, [1, 1]) },
  { name: "hypervolume, 1e4 points 3-D, uniform", run: () => hypervolume(cloud3, 3, [1, 1, 1]) },
  { name: "hypervolume, 1e4 points 3-D, front", run: () => hypervolume(front3, 3, [1, 1, 1]) },
  { name: "hypervolume, 500 points 4-D, uniform", run: () => hypervolume(cloud4, 4, [1, 1, 1, 1]) },
  { name: "hypervolume, 500 points 4-D, front", run: () => hypervolume(front4, 4, [1, 1, 1, 1]) },
  { name: "front, insert 1e5 points 2-D, uniform", run: () => filled2(cloud2) },
  { name: "front, insert 1e4 points 2-D, front", run: () => filled2(front2.subarray(0, 20_000)) },
  { name: "front, insert 1e4 points 3-D, uniform", run: () => filled(cloud3, 3) },
  { name: "front, insert 500 points 4-D, uniform", run: () => filled(cloud4, 4) },
  { name: "non-dominated sort, 1e5 x 2", run: () => nonDominatedSort(cloud2, 2) },
  { name: "non-dominated front, 1e5 x 2", run: () => nonDominated(cloud2, 2) },
  { name: "dominance counts, 600 x 2", run: () => dominanceCounts(trained, 2) },
  { name: "crowding distance, 600 x 2", run: () => crowdingDistance(trained, 2, everyone) },
];
