import { dominanceCounts, flatPoints } from "../../../harness/analysis/index.ts";
import type { Searcher } from "../../../harness/method/index.ts";
import type { Proposer } from "../proposers/proposer.ts";

/** Candidates that may wait before sampling pauses; as released (cake-lab/CE-NAS @7a2ad3e). */
export const QUEUE_LIMIT = 11;

/**
 * CE-NAS's two queues: sampling GPUs score what the proposer names while fewer than {@link QUEUE_LIMIT} candidates wait;
 * training GPUs take the waiting candidate that the fewest others dominate, by score and measured hardware cost; of equals,
 * the one that waits longest.
 */
export function scoreFirst(proposer: Proposer): Searcher {
  return {
    train({ waiting }) {
      if (waiting.length === 0) return null;
      const counts = dominanceCounts(
        flatPoints(waiting.map(({ losses }) => losses)),
        waiting[0].losses.length,
      );
      const { architecture } = waiting[counts.indexOf(Math.min(...counts))];
      return { architecture, fidelity: "training" };
    },
    sample(observation) {
      if (observation.waiting.length >= QUEUE_LIMIT) return null;
      return proposer.propose(
        observation,
        (candidate) => observation.isTaken(candidate) || observation.isScored(candidate),
      );
    },
    finished: () => false,
  };
}
