/** What was counted in one run of a case: the same on every machine, to the last digit. */
export type Counts = Readonly<Record<string, number | string>>;

/** A case with its inputs made. */
export interface Work {
  run(): unknown;
  /** One run from a known state, counted instead of timed. */
  count?(): Counts | Promise<Counts>;
}

/** Something to measure. */
export interface Case {
  readonly name: string;
  /** `cpu` by default: of this process. `wall` for work in other processes, which is measured a few times only. */
  readonly clock?: "cpu" | "wall";
  /** Makes inputs and imports what is heavy: only of the cases that are wanted. */
  load(): Work | Promise<Work>;
}
