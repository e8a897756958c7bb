import type { CurvePoint, LearningState } from "./learn.ts";

/** A state as a checkpoint keeps it: JSON knows no infinity. */
export interface Kept {
  readonly arrays: Pick<LearningState, "weights" | "first" | "second" | "average" | "best">;
  readonly rest: {
    readonly step: number;
    readonly bestLoss: number | null;
    readonly since: number;
    readonly curve: readonly CurvePoint[];
  };
}

export function keptOf(state: LearningState): Kept {
  const { weights, first, second, average, best, step, since, curve } = state;
  const bestLoss = Number.isFinite(state.bestLoss) ? state.bestLoss : null;
  return { arrays: { weights, first, second, average, best }, rest: { step, bestLoss, since, curve } };
}

export function stateOf({ arrays, rest }: Kept): LearningState {
  return { ...arrays, ...rest, bestLoss: rest.bestLoss ?? Number.POSITIVE_INFINITY };
}
