import type { Observation, Outcome } from "../../../harness/method/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Proposer } from "../proposers/proposer.ts";
import { drawUniformly } from "../proposers/uniform.ts";
import { PartitionTree, lies, type Region } from "./tree.ts";

export interface LamooOptions {
  /** Cp; 30 in the released code. */
  readonly explorationWeight: number;
  /** What the tree is built from: what was trained, or what was scored. */
  readonly learnFrom: "trained" | "scored";
  /** The tree is rebuilt when a new period begins: whole hours of the search, or so many new samples. */
  readonly rebuild: { readonly every: "hour" } | { readonly every: "samples"; readonly count: number };
}

export const PAPER_LAMOO: LamooOptions = {
  explorationWeight: 30,
  learnFrom: "trained",
  rebuild: { every: "hour" },
};

/** Draws from a region before it counts as used up and its parent's is taken instead. */
const DRAWS = 2000;
/** Samples that a tree needs; uniform draws until then. */
const LEAST_SAMPLES = 2;

/** Draws uniformly from the most promising region of LaMOO's tree; where none is left, from the region around it. */
export function lamoo(random: Random, options: LamooOptions): Proposer {
  let tree: PartitionTree | null = null;
  let period = -1;
  let region: Region | null = null;

  return {
    propose(observation, skip) {
      const { space, referenceLosses } = observation;
      const samples: readonly Outcome[] = observation[options.learnFrom];
      const present = periodOf(observation, samples.length, options);
      if (present !== period && samples.length >= LEAST_SAMPLES) {
        period = present;
        tree ??= new PartitionTree(space);
        [region] = tree.regions(samples, referenceLosses, options.explorationWeight);
      }
      for (let depth = region?.path.length ?? 0; depth > 0; depth--) {
        const { path } = region as Region;
        for (let draw = 0; draw < DRAWS; draw++) {
          const architecture = random.integer(space.size);
          if (!skip(architecture) && lies(architecture, path, depth)) return architecture;
        }
      }
      return drawUniformly(space, random, skip);
    },
  };
}

function periodOf({ elapsedHours }: Observation, samples: number, { rebuild }: LamooOptions): number {
  return rebuild.every === "hour" ? Math.floor(elapsedHours) : Math.floor(samples / rebuild.count);
}
