import { ascendingOrder, dominanceCounts, flatPoints, hypervolume } from "../../../harness/analysis/index.ts";
import type { Outcome } from "../../../harness/method/index.ts";
import type { SearchSpace } from "../../../harness/nas/index.ts";
import { DualMemory, fitBoundary, type Boundary } from "./svm.ts";
import { wordOrderOf } from "./word-order.ts";

/** A node of this many samples or fewer is not split. */
const LEAF_SAMPLES = 10;
/** Splits on a path, at most. */
const HEIGHT = 3;

/** One side of a boundary. */
export interface Side {
  readonly boundary: Boundary;
  readonly good: boolean;
}

/** A leaf of the tree: the architectures on these sides of the boundaries from the root down. */
export interface Region {
  readonly path: readonly Side[];
  /** Upper confidence bound: hypervolume of its own samples plus the bonus for having few. */
  readonly value: number;
}

/** True when the architecture lies in the region of the path's first `depth` sides. */
export function lies(architecture: number, path: readonly Side[], depth: number): boolean {
  for (let i = 0; i < depth; i++) {
    if (path[i].boundary.isGood(architecture) !== path[i].good) return false;
  }
  return true;
}

/** All architectures of the region at the end of a path, in word order. */
export function membersOf(space: SearchSpace, path: readonly Side[]): Int32Array {
  const { architectures, all } = wordOrderOf(space);
  // Four places at a time: most are outside, and most of those come together.
  const inside = all.slice();
  const fours = new Uint32Array(inside.buffer);
  for (const { boundary, good } of path) {
    const goodFours = new Uint32Array(boundary.goodOnes().buffer);
    const flip = good ? 0 : 0x01010101;
    for (let i = 0; i < fours.length; i++) fours[i] &= goodFours[i] ^ flip;
  }
  const members = new Int32Array(space.size);
  let count = 0;
  for (let i = 0; i < fours.length; i++) {
    if (fours[i] === 0) continue;
    for (let place = 4 * i; place < 4 * i + 4; place++) {
      if (inside[place] === 1) members[count++] = architectures[place];
    }
  }
  return members.subarray(0, count);
}

/**
 * LaMOO's tree (Zhao et al., "Multi-objective Optimization by Learning Space Partitions", ICLR 2022; settings as released
 * in cake-lab/CE-NAS): a node's samples are ranked by how many dominate them, an SVM learns the better half, and its
 * *predictions* split samples and space alike. Keeps the dual variables, from which the next tree starts.
 */
export class PartitionTree {
  readonly #space: SearchSpace;
  /** Dual variables by place in the tree: "" is the root, "gb" the bad side of its good side. */
  readonly #duals = new Map<string, DualMemory>();

  constructor(space: SearchSpace) {
    this.#space = space;
  }

  /**
   * Grows the tree on samples and returns its leaves, the most promising first.
   * @param explorationWeight Cp in value = HV + 2 Cp sqrt(2 ln n_parent / n).
   */
  regions(
    samples: readonly Outcome[],
    referenceLosses: readonly number[],
    explorationWeight: number,
  ): Region[] {
    const leaves: Region[] = [];
    const grow = (
      bag: readonly Outcome[],
      path: readonly Side[],
      place: string,
      parentSize: number,
    ): void => {
      const points = flatPoints(bag.map(({ losses }) => losses));
      const sides =
        path.length < HEIGHT && bag.length > LEAF_SAMPLES ? this.#split(bag, points, place) : null;
      if (sides === null) {
        const volume = hypervolume(points, referenceLosses.length, referenceLosses);
        const bonus = 2 * explorationWeight * Math.sqrt((2 * Math.log(parentSize)) / bag.length);
        leaves.push({ path, value: volume + bonus });
        return;
      }
      const { boundary, good, bad } = sides;
      grow(good, [...path, { boundary, good: true }], `${place}g`, bag.length);
      grow(bad, [...path, { boundary, good: false }], `${place}b`, bag.length);
    };
    grow(samples, [], "", samples.length);
    return leaves.toSorted((a, b) => b.value - a.value);
  }

  /** Null when the machine puts all samples on one side. */
  #split(
    bag: readonly Outcome[],
    points: Float64Array,
    place: string,
  ): { boundary: Boundary; good: Outcome[]; bad: Outcome[] } | null {
    const counts = dominanceCounts(points, points.length / bag.length);
    const order = ascendingOrder(Float64Array.from(counts));
    const better = Array.from({ length: bag.length }, () => false);
    for (const i of order.subarray(0, Math.ceil(bag.length / 2))) better[i] = true;
    const architectures = Int32Array.from(bag.map(({ architecture }) => architecture));
    const { boundary, predictedGood } = fitBoundary(this.#space, architectures, better, this.#dualsAt(place));
    const good = bag.filter((_, i) => predictedGood[i]);
    const bad = bag.filter((_, i) => !predictedGood[i]);
    return good.length === 0 || bad.length === 0 ? null : { boundary, good, bad };
  }

  #dualsAt(place: string): DualMemory {
    let duals = this.#duals.get(place);
    if (duals === undefined) this.#duals.set(place, (duals = new DualMemory(this.#space)));
    return duals;
  }
}
