/** Measures of fronts and statistics of runs: pure functions. Objectives are minimised unless a name says otherwise. */
export { crowdingDistance } from "./crowding-distance.ts";
export { dominanceCounts } from "./dominance-counts.ts";
export { createFront, type Front } from "./front.ts";
export { Front2 } from "./front-2d.ts";
export { hypervolume } from "./hypervolume.ts";
export { nonDominated } from "./non-dominated.ts";
export { nonDominatedSort } from "./non-dominated-sort.ts";
export { flatPoints, orient, orientedReference } from "./orientation.ts";
