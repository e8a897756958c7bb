/** Weights that are learned: the state of a training under way, and the complaint about those that do not fit. */
export { Checkpoint, type Progress } from "./checkpoint.ts";
export { WeightsError } from "./weights-error.ts";
