/** What a peer found on the inputs it was given. */
export interface PeerFound {
  /** CPU time of each repetition, ms. */
  readonly timesMs: readonly number[];
  /** Its results, to be held against ours. */
  readonly values: readonly number[];
}

/** Another simulator or library. */
export interface Peer {
  readonly name: string;
  /** How it is had, where it is missing. */
  readonly install: string;
  /** Made ready to run; null where it is not installed. */
  open(folder: string): PeerProgram | null;
}

/** Arguments in, JSON of what was found out. @throws Error with what it said when it fails. */
export type PeerProgram = (...args: readonly string[]) => PeerFound;
