import { Dominators, hypervolume } from "../../../harness/analysis/index.ts";
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
  const inside = all.slice();
  for (const { boundary, good } of path) {
    const goodOnes = boundary.goodOnes();
    const flip = good ? 0 : -1;
    for (let i = 0; i < inside.length; i++) inside[i] &= goodOnes[i] ^ flip;
  }
  const members = new Int32Array(space.size);
  let count = 0;
  for (let i = 0; i < inside.length; i++) {
    // The lowest bit, until none is left.
    for (let left = inside[i]; left !== 0; left &= left - 1) {
      members[count++] = architectures[32 * i + 31 - Math.clz32(left & -left)];
    }
  }
  return members.subarray(0, count);
}

/**
 * LaMOO's tree (Zhao et al., "Multi-objective Optimization by Learning Space Partitions", ICLR 2022; settings as released
 * in cake-lab/CE-NAS): a node's samples are ranked by how many dominate them, an SVM learns the better half, and its
 * *predictions* split samples and space alike. Keeps who dominates whom, and the dual variables from which
 * the next tree starts.
 */
export class PartitionTree {
  readonly #space: SearchSpace;
  readonly #referenceLosses: readonly number[];
  readonly #explorationWeight: number;
  readonly #dominators: Dominators;
  /** Of the samples so far, in their order; the losses row by row. */
  readonly #architectures: number[] = [];
  readonly #losses: number[] = [];
  /** What earlier fits leave to the next, by place in the tree: "" is the root, "gb" the bad side of its good side. */
  readonly #duals = new Map<string, DualMemory>();

  /** @param explorationWeight Cp in value = HV + 2 Cp sqrt(2 ln n_parent / n). */
  constructor(space: SearchSpace, referenceLosses: readonly number[], explorationWeight: number) {
    this.#space = space;
    this.#referenceLosses = referenceLosses;
    this.#explorationWeight = explorationWeight;
    this.#dominators = new Dominators(referenceLosses.length);
  }

  /** Grows the tree on samples, those of the last call first; returns its leaves, the most promising first. */
  regions(samples: readonly Outcome[]): Region[] {
    for (let i = this.#architectures.length; i < samples.length; i++) this.#add(samples[i]);
    const leaves: Region[] = [];
    const grow = (bag: Int32Array, path: readonly Side[], place: string, parentSize: number): void => {
      const sides = path.length < HEIGHT && bag.length > LEAF_SAMPLES ? this.#split(bag, place) : null;
      if (sides === null) {
        leaves.push({ path, value: this.#valueOf(bag, parentSize) });
        return;
      }
      const { boundary, good, bad } = sides;
      grow(good, [...path, { boundary, good: true }], `${place}g`, bag.length);
      grow(bad, [...path, { boundary, good: false }], `${place}b`, bag.length);
    };
    grow(Int32Array.from(samples.keys()), [], "", samples.length);
    return leaves.toSorted((a, b) => b.value - a.value);
  }

  #add({ architecture, losses }: Outcome): void {
    this.#dominators.add(losses);
    this.#architectures.push(architecture);
    this.#losses.push(...losses);
  }

  #valueOf(bag: Int32Array, parentSize: number): number {
    const dimensions = this.#referenceLosses.length;
    const points = new Float64Array(bag.length * dimensions);
    for (let i = 0; i < points.length; i++) {
      points[i] = this.#losses[bag[Math.floor(i / dimensions)] * dimensions + (i % dimensions)];
    }
    const volume = hypervolume(points, dimensions, this.#referenceLosses);
    return volume + 2 * this.#explorationWeight * Math.sqrt((2 * Math.log(parentSize)) / bag.length);
  }

  /** Null when the machine puts all samples on one side. */
  #split(bag: Int32Array, place: string): { boundary: Boundary; good: Int32Array; bad: Int32Array } | null {
    const better = betterHalf(this.#dominators.countsWithin(bag));
    const architectures = new Int32Array(bag.length);
    for (let i = 0; i < bag.length; i++) architectures[i] = this.#architectures[bag[i]];
    const { boundary, predictedGood } = fitBoundary(this.#space, architectures, better, this.#dualsAt(place));
    const { good, bad } = parted(bag, predictedGood);
    return good.length === 0 || bad.length === 0 ? null : { boundary, good, bad };
  }

  #dualsAt(place: string): DualMemory {
    let duals = this.#duals.get(place);
    if (duals === undefined) this.#duals.set(place, (duals = new DualMemory(this.#space)));
    return duals;
  }
}

/** A bag in two, in its order. */
function parted(bag: Int32Array, isGood: Uint8Array): { good: Int32Array; bad: Int32Array } {
  const good = new Int32Array(bag.length);
  const bad = new Int32Array(bag.length);
  let goods = 0;
  for (let i = 0; i < bag.length; i++) {
    if (isGood[i] === 1) good[goods++] = bag[i];
    else bad[i - goods] = bag[i];
  }
  return { good: good.subarray(0, goods), bad: bad.subarray(0, bag.length - goods) };
}

/** 1 for the half, rounded up, with the lowest counts, else 0; of equals the earlier ones. */
function betterHalf(counts: Int32Array): Uint8Array {
  const half = Math.ceil(counts.length / 2);
  const limit = counts.toSorted()[half - 1];
  let ties = half;
  for (const count of counts) if (count < limit) ties--;
  const better = new Uint8Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] < limit || (counts[i] === limit && ties-- > 0)) better[i] = 1;
  }
  return better;
}
