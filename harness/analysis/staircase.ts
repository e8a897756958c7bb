import { RankSet } from "./rank-set.ts";

/**
 * The area of the plane that a growing set of points dominates, below a reference point: the 2-D front that the
 * 3-D and the 4-D hypervolume sweep along another axis. Each point's abscissa is known in advance, as its rank.
 * One insert costs O(log n), amortised: what it dominates leaves for good.
 */
export class Staircase {
  readonly #members: RankSet;
  readonly #ordinates: Float64Array;
  readonly #abscissae: Float64Array;
  readonly #referenceX: number;
  readonly #referenceY: number;

  /** `abscissae`: weakly ascending, by rank; may be rewritten by its owner between `clear` and `insert`. */
  constructor(abscissae: Float64Array, referenceX: number, referenceY: number) {
    this.#abscissae = abscissae;
    this.#referenceX = referenceX;
    this.#referenceY = referenceY;
    this.#ordinates = new Float64Array(abscissae.length);
    this.#members = new RankSet(abscissae.length);
  }

  clear(): void {
    this.#members.clear();
  }

  /**
   * Adds the point with this abscissa rank and ordinate; returns the area that it newly dominates, >= 0.
   * Points of equal abscissa may stand side by side: the strip between them has no width.
   */
  insert(rank: number, y: number): number {
    const members = this.#members;
    const before = members.before(rank);
    let top = before < 0 ? this.#referenceY : this.#ordinates[before];
    if (top <= y) {
      return 0;
    }
    let x = this.#abscissae[rank];
    let area = 0;
    let next = members.after(rank);
    while (next >= 0 && this.#ordinates[next] >= y) {
      area += (this.#abscissae[next] - x) * (top - y);
      x = this.#abscissae[next];
      top = this.#ordinates[next];
      members.delete(next);
      next = members.after(next);
    }
    this.#ordinates[rank] = y;
    members.add(rank);
    return area + ((next < 0 ? this.#referenceX : this.#abscissae[next]) - x) * (top - y);
  }
}
