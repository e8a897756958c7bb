import { createFront, type Front } from "../../../harness/analysis/index.ts";
import type { Observation, Outcome, Searcher } from "../../../harness/method/index.ts";
import type { Proposer } from "../proposers/proposer.ts";
import { firstUndominated } from "./first-undominated.ts";
import { ScoreCalibration } from "./score-calibration.ts";

/**
 * CE-NAS's two queues with three choices of ours, made on training windows and seeds (docs/agent.md). Sampling GPUs score
 * the known architectures first, which calibrates the scores against trained accuracy, then what the proposer names while
 * fewer than `waitingLimit` candidates wait. Training begins when so many wait. Training GPUs take the candidate that
 * promises to add the most hypervolume to what is trained and in training, by calibrated score and measured cost; where
 * none promises any, the one that the fewest others dominate.
 */
export function mostPromising(proposer: Proposer, waitingLimit: number): Searcher {
  return new MostPromising(proposer, waitingLimit);
}

class MostPromising implements Searcher {
  readonly #proposer: Proposer;
  readonly #waitingLimit: number;
  readonly #calibration = new ScoreCalibration();
  /** Of everything trained. */
  #front: Front | null = null;
  #seenTrained = 0;
  /** Asked for and not trained yet, as scored. */
  readonly #pending = new Map<number, Outcome>();
  /** Where one candidate's promise is told: hundreds are asked for at each choice. */
  readonly #room: number[] = [];
  /** True once the queue has been full, or nothing was left to put in it. */
  #begun = false;

  constructor(proposer: Proposer, waitingLimit: number) {
    this.#proposer = proposer;
    this.#waitingLimit = waitingLimit;
  }

  train(observation: Observation): { architecture: number; fidelity: "training" } | null {
    const { waiting } = observation;
    this.#begun ||= waiting.length >= this.#waitingLimit;
    if (!this.#begun || waiting.length === 0) return null;
    this.#learn(observation);
    const chosen = this.#choose(observation);
    this.#pending.set(chosen.architecture, chosen);
    return { architecture: chosen.architecture, fidelity: "training" };
  }

  sample(observation: Observation): number | null {
    if (!this.#begun) {
      const known = observation.trained.find(({ architecture }) => !observation.isScored(architecture));
      if (known !== undefined) return known.architecture;
    }
    if (observation.waiting.length >= this.#waitingLimit) return null;
    const proposed = this.#proposer.propose(
      observation,
      (candidate) => observation.isTaken(candidate) || observation.isScored(candidate),
    );
    this.#begun ||= proposed === null;
    return proposed;
  }

  finished(): boolean {
    return false;
  }

  #learn(observation: Observation): void {
    const { trained, referenceLosses } = observation;
    this.#calibration.learn(observation);
    this.#front ??= createFront(referenceLosses);
    for (; this.#seenTrained < trained.length; this.#seenTrained++) {
      const { architecture, losses } = trained[this.#seenTrained];
      this.#front.insert(losses);
      this.#pending.delete(architecture);
    }
  }

  #choose({ waiting, referenceLosses }: Observation): Outcome {
    const expected = createFront(referenceLosses);
    for (const point of (this.#front as Front).points()) expected.insert(point);
    for (const { losses } of this.#pending.values()) expected.insert(this.#promised(losses));
    let chosen: Outcome | null = null;
    let most = 0;
    for (const candidate of waiting) {
      const gain = expected.gain(this.#promised(candidate.losses));
      if (gain <= most) continue;
      most = gain;
      chosen = candidate;
    }
    return chosen ?? firstUndominated(waiting);
  }

  /** Losses as foretold: true until the next are asked for. */
  #promised(losses: readonly number[]): readonly number[] {
    const promised = this.#room;
    promised[0] = this.#calibration.predict(losses[0]);
    for (let k = 1; k < losses.length; k++) promised[k] = losses[k];
    return promised;
  }
}
