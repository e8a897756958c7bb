import { createFront, type Front } from "../analysis/index.ts";
import type { Outcome } from "../method/index.ts";
import { FULL_EPOCHS, type Fidelity } from "../nas/index.ts";

/** What the search has learned so far. The world writes it; methods read it through their observation. */
export class Knowledge {
  readonly trained: Outcome[] = [];
  readonly lowFidelity: Outcome[] = [];
  readonly scored: Outcome[] = [];
  readonly waiting: Outcome[] = [];
  readonly #front: Front;
  readonly #taken: Uint8Array;
  readonly #scored: Uint8Array;
  /** Epochs to which each architecture has been trained, or is being trained. */
  readonly #epochs: Uint8Array;

  constructor(size: number, referenceLosses: readonly number[]) {
    this.#front = createFront(referenceLosses);
    this.#taken = new Uint8Array(size);
    this.#scored = new Uint8Array(size);
    this.#epochs = new Uint8Array(size);
  }

  get hypervolume(): number {
    return this.#front.hypervolume;
  }

  isTaken(architecture: number): boolean {
    return this.#taken[architecture] === 1;
  }

  isScored(architecture: number): boolean {
    return this.#scored[architecture] === 1;
  }

  epochsOf(architecture: number): number {
    return this.#epochs[architecture];
  }

  /** How far an architecture has been trained, or is being trained; null: not at all. */
  fidelityOf(architecture: number): Fidelity | null {
    const epochs = this.#epochs[architecture];
    return epochs === 0 ? null : epochs === FULL_EPOCHS ? "training" : "low-fidelity";
  }

  /** Training to an epoch begins. A full training takes the architecture: it is never trained again. */
  take(architecture: number, epochs: number, full: boolean): void {
    this.#epochs[architecture] = epochs;
    if (!full) return;
    this.#taken[architecture] = 1;
    const place = this.waiting.findIndex((outcome) => outcome.architecture === architecture);
    if (place >= 0) this.waiting.splice(place, 1);
  }

  learnTrained(outcome: Outcome): void {
    this.trained.push(outcome);
    this.#front.insert(outcome.losses);
  }

  learnLowFidelity(outcome: Outcome): void {
    this.lowFidelity.push(outcome);
  }

  /** Scoring begins. */
  claim(architecture: number): void {
    this.#scored[architecture] = 1;
  }

  learnScored(outcome: Outcome): void {
    this.scored.push(outcome);
    if (!this.isTaken(outcome.architecture)) this.waiting.push(outcome);
  }
}
