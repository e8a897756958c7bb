import type { RunKey } from "../record/index.ts";

/** One run to do: who, with which seed, steered by which accounting. The window is the setting's. */
export interface RunSpec {
  readonly key: RunKey;
  readonly method: string;
  readonly seed: number;
  /** Accountings to charge the run under; the first one steers it (budget, a bound's plan). */
  readonly accountings: readonly string[];
}

/** A method as far as it decides which runs there are. */
export interface DesignedMethod {
  readonly name: string;
  readonly bound: boolean;
  /** Of a bound: the methods that plan for other targets. */
  readonly plans?: readonly { readonly target: number; readonly method: string }[];
}

/** What the runs of a set are made of: method x seed, and accounting where it steers. */
export interface Design {
  readonly scenario: string;
  readonly window: string;
  /** Only in a scenario of several settings: which one this is. */
  readonly cell?: string | undefined;
  readonly methods: readonly DesignedMethod[];
  readonly seeds: readonly number[];
  readonly accountings: readonly string[];
  /** True when the accounting steers every run: a carbon budget is set. */
  readonly steered: boolean;
}

/**
 * The runs of a design. Where the accounting steers nothing, one run is charged under all of them; a bound is always
 * steered, since what is least depends on what is charged, and has one run more for each target that takes another plan.
 */
export function expand(design: Design): RunSpec[] {
  const { scenario, window, cell, methods, seeds, accountings, steered } = design;
  return methods.flatMap(({ name, bound, plans = [] }) =>
    seeds.flatMap((seed): RunSpec[] => {
      const key: RunKey = { scenario, method: name, seed, window, ...(cell === undefined ? {} : { cell }) };
      if (!steered && !bound) return [{ key, method: name, seed, accountings }];
      return accountings.flatMap((accounting) => {
        const spec = { key: { ...key, accounting }, method: name, seed, accountings: [accounting] };
        return [
          spec,
          ...plans.map(({ target, method }) => ({ ...spec, key: { ...spec.key, target }, method })),
        ];
      });
    }),
  );
}
