import { flatPoints, selectCrowded } from "../../../harness/analysis/index.ts";
import type { Observation, Outcome, Searcher } from "../../../harness/method/index.ts";
import type { Proposer } from "../proposers/proposer.ts";

/**
 * One-shot search: scores `samples` architectures, trains the `trainings` best of them, and ends. The best are the
 * estimated front, by score and measured hardware cost; if it is larger, its least crowded members, if smaller, the next
 * fronts too.
 */
export function scoreThenTrainFront(proposer: Proposer, samples: number, trainings: number): Searcher {
  let claimed = 0;
  let chosen: Outcome[] | null = null;
  return {
    sample(observation) {
      if (claimed === samples) return null;
      const architecture = proposer.propose(
        observation,
        (candidate) => observation.isTaken(candidate) || observation.isScored(candidate),
      );
      if (architecture !== null) claimed++;
      return architecture;
    },
    train(observation) {
      if (observation.scored.length < samples) return null;
      chosen ??= estimatedFront(observation, trainings);
      const next = chosen.shift();
      return next === undefined ? null : { architecture: next.architecture, fidelity: "training" };
    },
    finished: () => chosen !== null && chosen.length === 0,
  };
}

function estimatedFront({ waiting }: Observation, trainings: number): Outcome[] {
  const points = flatPoints(waiting.map(({ losses }) => losses));
  return selectCrowded(points, waiting[0].losses.length, trainings).map(({ row }) => waiting[row]);
}
