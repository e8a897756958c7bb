/** `Front2` on two arrays, whose tails an insert moves: its slow twin. */
export class ArrayFront2 {
  readonly #referenceX: number;
  readonly #referenceY: number;
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  #hypervolume = 0;

  /** The reference point: only points below it in both objectives can enter. */
  constructor(referenceX: number, referenceY: number) {
    this.#referenceX = referenceX;
    this.#referenceY = referenceY;
  }

  get hypervolume(): number {
    return this.#hypervolume;
  }

  get size(): number {
    return this.#x.length;
  }

  /**
   * Takes a point in. Returns whether it entered: false when a member is as good in both objectives (an equal
   * point enters once), or when it does not beat the reference.
   * @throws RangeError on NaN.
   */
  insert(x: number, y: number): boolean {
    const place = this.#place(x, y);
    if (place < 0) return false;
    this.#hypervolume += this.#area(place, x, y);
    const dropped = this.#end(place, y) - place;
    this.#x.splice(place, dropped, x);
    this.#y.splice(place, dropped, y);
    return true;
  }

  /** By how much the hypervolume would grow if the point were inserted, >= 0. Changes nothing. @throws RangeError on NaN. */
  gain(x: number, y: number): number {
    const place = this.#place(x, y);
    return place < 0 ? 0 : this.#area(place, x, y);
  }

  /** Copies of the members, by ascending x. */
  points(): number[][] {
    return this.#x.map((x, i) => [x, this.#y[i]]);
  }

  /** The index of the first member with `member.x >= x`, or -1 where the point cannot enter. */
  #place(x: number, y: number): number {
    if (Number.isNaN(x) || Number.isNaN(y)) {
      throw new RangeError(`front: got point [${x}, ${y}], expected 2 numbers`);
    }
    if (x >= this.#referenceX || y >= this.#referenceY) return -1;
    let low = 0;
    let high = this.#x.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#x[middle] < x) low = middle + 1;
      else high = middle;
    }
    // Of the members to the left the nearest is the lowest; one with the same x may be lower still.
    if (low > 0 && this.#y[low - 1] <= y) return -1;
    if (low < this.#x.length && this.#x[low] === x && this.#y[low] <= y) return -1;
    return low;
  }

  /** The index after the last member that (x, y) at `place` dominates. */
  #end(place: number, y: number): number {
    let end = place;
    while (end < this.#y.length && this.#y[end] >= y) end++;
    return end;
  }

  /** The area below (x, y) that the members leave free: one strip for each step of the staircase. */
  #area(place: number, x: number, y: number): number {
    const end = this.#end(place, y);
    let area = 0;
    let left = x;
    let top = place === 0 ? this.#referenceY : this.#y[place - 1];
    for (let i = place; i < end; i++) {
      area += (this.#x[i] - left) * (top - y);
      left = this.#x[i];
      top = this.#y[i];
    }
    const right = end === this.#x.length ? this.#referenceX : this.#x[end];
    return area + (right - left) * (top - y);
  }
}
