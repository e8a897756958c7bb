import type { RunKey } from "../record/index.ts";

/** One run to do: who, with which seed, steered by which accounting. The window is the setting's. */
export interface RunSpec {
  readonly key: RunKey;
  readonly method: string;
  readonly seed: number;
  /** Accountings to charge the run under; the first one steers it (budget, a bound's plan). */
  readonly accountings: readonly string[];
}

/** What the runs of a set are made of: method x seed, and accounting where it steers. */
export interface Design {
  readonly scenario: string;
  readonly window: string;
  /** Only in a scenario of several settings: which one this is. */
  readonly cell?: string | undefined;
  readonly methods: readonly { readonly name: string; readonly bound: boolean }[];
  readonly seeds: readonly number[];
  readonly accountings: readonly string[];
  /** True when the accounting steers every run: a carbon budget is set. */
  readonly steered: boolean;
}

/**
 * The runs of a design. Where the accounting steers nothing, one run is charged under all of them; a bound is always
 * steered, since what is least depends on what is charged.
 */
export function expand(design: Design): RunSpec[] {
  const { scenario, window, cell, methods, seeds, accountings, steered } = design;
  return methods.flatMap(({ name, bound }) =>
    seeds.flatMap((seed): RunSpec[] => {
      const key: RunKey = { scenario, method: name, seed, window, ...(cell === undefined ? {} : { cell }) };
      if (!steered && !bound) return [{ key, method: name, seed, accountings }];
      return accountings.map((accounting) => ({
        key: { ...key, accounting },
        method: name,
        seed,
        accountings: [accounting],
      }));
    }),
  );
}
