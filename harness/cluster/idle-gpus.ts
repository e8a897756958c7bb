/**
 * GPUs without a job, of which the one with the lowest index is asked for after every event. Looking through all GPUs for it
 * makes the cost of a run grow with the square of their number; here a look begins where the last one ended.
 */
export class IdleGpus {
  readonly #isIn: Uint8Array;
  /** None below it is in. */
  #from = 0;
  #count = 0;

  constructor(gpus: number) {
    this.#isIn = new Uint8Array(gpus);
  }

  get count(): number {
    return this.#count;
  }

  /** The lowest index, null when there is none. */
  first(): number | null {
    if (this.#count === 0) return null;
    while (this.#isIn[this.#from] === 0) this.#from++;
    return this.#from;
  }

  add(index: number): void {
    this.#count += 1 - this.#isIn[index];
    this.#isIn[index] = 1;
    if (index < this.#from) this.#from = index;
  }

  remove(index: number): void {
    this.#count -= this.#isIn[index];
    this.#isIn[index] = 0;
    // With none left the next look may begin at whichever comes first: a busy cluster, one leaving and one coming, never looks far.
    if (this.#count === 0) this.#from = this.#isIn.length;
  }
}
