import type { SearchSpace } from "../../../harness/nas/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Proposer } from "./proposer.ts";

/** Draws before the rest of the space is listed: enough while a few per cent of it are left. */
const DRAWS = 200;

/** A uniform draw among the architectures that `skip` lets through; null when there is none. */
export function drawUniformly(
  space: SearchSpace,
  random: Random,
  skip: (architecture: number) => boolean,
): number | null {
  for (let draw = 0; draw < DRAWS; draw++) {
    const architecture = random.integer(space.size);
    if (!skip(architecture)) return architecture;
  }
  const left: number[] = [];
  for (let architecture = 0; architecture < space.size; architecture++) {
    if (!skip(architecture)) left.push(architecture);
  }
  return left.length === 0 ? null : random.pick(left);
}

/** Uniform, without replacement. */
export function uniform(random: Random): Proposer {
  return { propose: ({ space }, skip) => drawUniformly(space, random, skip) };
}
