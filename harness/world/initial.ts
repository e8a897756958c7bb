import type { Evaluations, SearchSpace } from "../nas/index.ts";
import { stream } from "../random/index.ts";

/** The architectures known at the start: uniform, distinct, the same for every method of a seed. */
export function drawInitial(space: SearchSpace, seed: number, count: number): number[] {
  const random = stream(seed, "initial");
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, space.size)) drawn.add(random.integer(space.size));
  return [...drawn];
}

/** Of those, the ones that have yet to be trained. */
export function unknownInitial(options: {
  readonly evaluations: Evaluations;
  readonly seed: number;
  readonly initialArchitectures: number;
}): number[] {
  const { evaluations, seed, initialArchitectures } = options;
  const drawn = drawInitial(evaluations.space, seed, initialArchitectures);
  return drawn.filter((architecture) => evaluations.trainingMs(architecture, "training") === null);
}
