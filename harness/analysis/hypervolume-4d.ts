import { ascendingOrder } from "./ascending-order.ts";
import { gather, ranksOf } from "./columns.ts";
import { Staircase } from "./staircase.ts";

/**
 * Sweep along w: each point adds the 3-D volume that no earlier point dominates, times its distance to the
 * reference. That volume is itself a sweep along z over the earlier points, clipped to the new point's box.
 * Clipping keeps their order, so nothing is sorted twice; what the new point dominates in 3-D leaves the list.
 * O(n^2 log n) at worst. The scheme of Guerreiro, Fonseca and Emmerich, "A Fast Dimension-Sweep Algorithm for the
 * Hypervolume Indicator in Four Dimensions", CCCG 2012, on a simpler front. All points lie below the reference.
 */
export function hypervolume4(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  w: Float64Array,
  reference: readonly number[],
): number {
  const alongZ = ascendingOrder(z);
  const slices = new ClippedSlices(gather(x, alongZ), gather(y, alongZ), gather(z, alongZ), reference);
  const rankZ = ranksOf(alongZ);
  let volume = 0;
  for (const index of ascendingOrder(w)) {
    volume += slices.insert(rankZ[index]) * (reference[3] - w[index]);
  }
  return volume;
}

/** The 3-D points so far, as a list along z; the points' numbers are their ranks along z. */
class ClippedSlices {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #reference: readonly number[];
  readonly #rankX: Uint32Array;
  readonly #sortedX: Float64Array;
  readonly #clippedX: Float64Array;
  readonly #front: Staircase;
  /** Successor of each member along z; entry n is the head of the list, and -1 its end. */
  readonly #next: Int32Array;

  constructor(x: Float64Array, y: Float64Array, z: Float64Array, reference: readonly number[]) {
    this.#x = x;
    this.#y = y;
    this.#z = z;
    this.#reference = reference;
    const alongX = ascendingOrder(x);
    this.#rankX = ranksOf(alongX);
    this.#sortedX = gather(x, alongX);
    this.#clippedX = new Float64Array(x.length);
    this.#front = new Staircase(this.#clippedX, reference[0], reference[1]);
    this.#next = new Int32Array(x.length + 1).fill(-1);
  }

  /** Adds a point; returns the 3-D volume that it alone dominates. */
  insert(point: number): number {
    const [x, y, z] = [this.#x, this.#y, this.#z];
    const px = x[point];
    const py = y[point];
    const next = this.#next;
    this.#clip(px);
    let uncovered = (this.#reference[0] - px) * (this.#reference[1] - py);
    let height = z[point];
    let volume = 0;
    let last = x.length;
    let above = next[last];
    for (; above >= 0 && above < point; last = above, above = next[last]) {
      if (x[above] <= px && y[above] <= py) {
        return 0; // dominated
      }
      uncovered -= this.#front.insert(this.#rankX[above], Math.max(y[above], py));
    }
    next[point] = above;
    next[last] = point;
    last = point;
    for (; above >= 0; above = next[above]) {
      volume += uncovered * (z[above] - height);
      height = z[above];
      if (x[above] <= px && y[above] <= py) {
        return volume; // from here on everything is covered
      }
      if (x[above] >= px && y[above] >= py) {
        next[last] = next[above];
      } else {
        last = above;
      }
      uncovered -= this.#front.insert(this.#rankX[above], Math.max(y[above], py));
    }
    return volume + uncovered * (this.#reference[2] - height);
  }

  #clip(px: number): void {
    this.#front.clear();
    for (let rank = 0; rank < this.#sortedX.length; rank++) {
      this.#clippedX[rank] = Math.max(this.#sortedX[rank], px);
    }
  }
}
