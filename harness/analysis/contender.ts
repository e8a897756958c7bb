/** One method's values by metric, one for each seed in an order that all methods share. */
export interface Contender {
  readonly name: string;
  readonly bound: boolean;
  /** Whether the method has a run on each seed: a run that failed is missing, one that never arrives is not. */
  readonly ran: readonly boolean[];
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
}
