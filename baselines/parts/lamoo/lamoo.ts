import type { Observation, Outcome } from "../../../harness/method/index.ts";
import type { Random } from "../../../harness/random/index.ts";
import type { Proposer } from "../proposers/proposer.ts";
import { drawUniformly } from "../proposers/uniform.ts";
import { PartitionTree, membersOf, type Side } from "./tree.ts";

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

/** Samples that a tree needs; uniform draws until then. */
const LEAST_SAMPLES = 2;

/** Draws uniformly from the most promising region of LaMOO's tree; where none is left, from the region around it. */
export function lamoo(random: Random, options: LamooOptions): Proposer {
  let tree: PartitionTree | null = null;
  let period = -1;
  let path: readonly Side[] = [];
  let draw: Draw | null = null;

  return {
    propose(observation, skip) {
      const { space, referenceLosses } = observation;
      const samples: readonly Outcome[] = observation[options.learnFrom];
      const present = periodOf(observation, samples.length, options);
      if (present !== period && samples.length >= LEAST_SAMPLES) {
        period = present;
        tree ??= new PartitionTree(space, referenceLosses, options.explorationWeight);
        [{ path }] = tree.regions(samples);
        draw = null;
      }
      while (path.length > 0) {
        draw ??= new Draw(membersOf(space, path));
        const drawn = draw.next(random, skip);
        if (drawn !== null) return drawn;
        path = path.slice(0, -1);
        draw = null;
      }
      return drawUniformly(space, random, skip);
    },
  };
}

/** Draws from a region without listing anew what is left of it. */
class Draw {
  readonly #members: Int32Array;
  #count: number;

  constructor(members: Int32Array) {
    this.#members = members;
    this.#count = members.length;
  }

  /** A uniform draw among the members that are not to be skipped, null when there is none. */
  next(random: Random, skip: (architecture: number) => boolean): number | null {
    while (this.#count > 0) {
      const place = random.integer(this.#count);
      const architecture = this.#members[place];
      if (!skip(architecture)) return architecture;
      this.#members[place] = this.#members[--this.#count];
    }
    return null;
  }
}

function periodOf({ elapsedHours }: Observation, samples: number, { rebuild }: LamooOptions): number {
  return rebuild.every === "hour" ? Math.floor(elapsedHours) : Math.floor(samples / rebuild.count);
}
