import { Front2 } from "./front-2d.ts";
import { checkReference, hypervolume } from "./hypervolume.ts";
import { flatPoints } from "./orientation.ts";

/**
 * The non-dominated points of everything inserted so far, with their hypervolume. All objectives are minimised.
 * Only points that beat the reference in every dimension can enter.
 */
export interface Front {
  readonly hypervolume: number;
  readonly size: number;
  /**
   * Takes a point in and drops what it dominates. Returns whether it entered: false when a member is as good in
   * every dimension (an equal point enters once), or when it does not beat the reference.
   * @throws RangeError on NaN or on another number of dimensions.
   */
  insert(point: readonly number[]): boolean;
  /** By how much the hypervolume would grow if the point were inserted, >= 0. Changes nothing. */
  gain(point: readonly number[]): number;
  /** Copies of the members: by ascending first coordinate in 2-D, else in the order in which they entered. */
  points(): number[][];
}

/**
 * An empty front in 2, 3 or 4 dimensions. In 2-D `insert` and `gain` cost O(log n), amortised over what they drop; in 3-D and
 * 4-D one hypervolume of the front, clipped to the new point's box.
 */
export function createFront(reference: readonly number[]): Front {
  checkReference(reference, reference.length);
  return reference.length === 2 ? new PlanarFront(reference) : new ClippedFront(reference);
}

/** `Front2`, which refuses NaN, behind the interface of every dimension. */
class PlanarFront implements Front {
  readonly #front: Front2;

  constructor(reference: readonly number[]) {
    this.#front = new Front2(reference[0], reference[1]);
  }

  get hypervolume(): number {
    return this.#front.hypervolume;
  }

  get size(): number {
    return this.#front.size;
  }

  insert(point: readonly number[]): boolean {
    if (point.length !== 2) throw noPoint(point, 2);
    return this.#front.insert(point[0], point[1]);
  }

  gain(point: readonly number[]): number {
    if (point.length !== 2) throw noPoint(point, 2);
    return this.#front.gain(point[0], point[1]);
  }

  points(): number[][] {
    return this.#front.points();
  }
}

class ClippedFront implements Front {
  readonly #reference: readonly number[];
  #members: (readonly number[])[] = [];
  #hypervolume = 0;

  constructor(reference: readonly number[]) {
    this.#reference = [...reference];
  }

  get hypervolume(): number {
    return this.#hypervolume;
  }

  get size(): number {
    return this.#members.length;
  }

  insert(point: readonly number[]): boolean {
    if (!this.#enters(point)) return false;
    this.#hypervolume += this.#exclusive(point);
    this.#members = this.#members.filter((member) => !covers(point, member));
    this.#members.push([...point]);
    return true;
  }

  gain(point: readonly number[]): number {
    return this.#enters(point) ? this.#exclusive(point) : 0;
  }

  points(): number[][] {
    return this.#members.map((member) => [...member]);
  }

  #enters(point: readonly number[]): boolean {
    checkPoint(point, this.#reference.length);
    return (
      point.every((value, k) => value < this.#reference[k]) &&
      !this.#members.some((member) => covers(member, point))
    );
  }

  /** The point's own box, less what the members cover of it (Bradstreet, While and Barone's exclusive hypervolume). */
  #exclusive(point: readonly number[]): number {
    const box = point.reduce((product, value, k) => product * (this.#reference[k] - value), 1);
    const clipped = this.#members.map((member) => member.map((value, k) => Math.max(value, point[k])));
    return Math.max(box - hypervolume(flatPoints(clipped), point.length, this.#reference), 0);
  }
}

/** Whether `a` is at least as good as `b` in every dimension. */
function covers(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, k) => value <= b[k]);
}

function checkPoint(point: readonly number[], dimensions: number): void {
  if (point.length !== dimensions || point.some(Number.isNaN)) throw noPoint(point, dimensions);
}

function noPoint(point: readonly number[], dimensions: number): RangeError {
  return new RangeError(`front: got point [${point.join(", ")}], expected ${dimensions} numbers`);
}
