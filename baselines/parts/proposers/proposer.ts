import type { Observation } from "../../../harness/method/index.ts";

/** Says where in the space to look next; whether that is then trained or scored first is a searcher's business. */
export interface Proposer {
  /** An architecture for which `skip` is false; null when the space has none left. Once true, `skip` stays true. */
  propose(observation: Observation, skip: (architecture: number) => boolean): number | null;
}
