import type { Observation } from "../../../harness/method/index.ts";

/** Pairs that a line is fitted to at least; until there are so many, a score stands for itself. */
const LEAST_PAIRS = 3;
/** Losses (of accuracy, percentage points) above the best that still count as near it. */
const NEAR = 10;

interface Pair {
  readonly scored: number;
  readonly trained: number;
}

/**
 * What training will show, told from a supernet's score: the least-squares line through the architectures whose score and
 * trained loss are both known and whose accuracy is near the best. Those that learned nothing would tilt the line, and say
 * nothing of the candidates that matter.
 */
export class ScoreCalibration {
  #seenTrained = 0;
  #seenScored = 0;
  readonly #trained = new Map<number, number>();
  readonly #scored = new Map<number, number>();
  readonly #pairs: Pair[] = [];
  #line: { readonly offset: number; readonly slope: number } = { offset: 0, slope: 1 };

  /** Takes in what is new. Losses, of the first objective: the accuracy that the score stands in for. */
  learn({ trained, scored }: Observation): void {
    const before = this.#pairs.length;
    for (; this.#seenTrained < trained.length; this.#seenTrained++) {
      const { architecture, losses } = trained[this.#seenTrained];
      this.#trained.set(architecture, losses[0]);
      this.#pair(this.#scored.get(architecture), losses[0]);
    }
    for (; this.#seenScored < scored.length; this.#seenScored++) {
      const { architecture, losses } = scored[this.#seenScored];
      this.#scored.set(architecture, losses[0]);
      this.#pair(losses[0], this.#trained.get(architecture));
    }
    if (this.#pairs.length > before) this.#fit();
  }

  /** The loss after training that a scored loss foretells. */
  predict(scoredLoss: number): number {
    return this.#line.offset + this.#line.slope * scoredLoss;
  }

  #pair(scored: number | undefined, trained: number | undefined): void {
    if (scored !== undefined && trained !== undefined) this.#pairs.push({ scored, trained });
  }

  #fit(): void {
    const best = this.#pairs.reduce(
      (least, { trained }) => Math.min(least, trained),
      Number.POSITIVE_INFINITY,
    );
    const near = this.#pairs.filter(({ trained }) => trained <= best + NEAR);
    const used = near.length >= LEAST_PAIRS ? near : this.#pairs;
    if (used.length < LEAST_PAIRS) return;
    const meanScored = used.reduce((sum, { scored }) => sum + scored, 0) / used.length;
    const meanTrained = used.reduce((sum, { trained }) => sum + trained, 0) / used.length;
    let squares = 0;
    let crossed = 0;
    for (const { scored, trained } of used) {
      squares += (scored - meanScored) ** 2;
      crossed += (scored - meanScored) * (trained - meanTrained);
    }
    // A score that misleads counts for nothing: the slope is never negative.
    const slope = squares > 0 ? Math.max(0, crossed / squares) : 0;
    this.#line = { offset: meanTrained - slope * meanScored, slope };
  }
}
