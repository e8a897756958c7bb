import type { Searcher } from "../../../harness/method/index.ts";
import type { Proposer } from "../proposers/proposer.ts";

/** Trains whatever the proposer names; never samples, never ends. */
export function trainDirectly(proposer: Proposer): Searcher {
  return {
    train(observation) {
      const architecture = proposer.propose(observation, (candidate) => observation.isTaken(candidate));
      return architecture === null ? null : { architecture, fidelity: "training" };
    },
    sample: () => null,
    finished: () => false,
  };
}
