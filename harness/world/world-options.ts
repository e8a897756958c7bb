import type { Accounting, CarbonTrace } from "../carbon/index.ts";
import type { ClusterCosts } from "../cluster/index.ts";
import type { TraceForecasts } from "../forecast/index.ts";
import type { MethodContext, MethodDefinition } from "../method/index.ts";
import type { Benchmark, Evaluations } from "../nas/index.ts";
import { stream } from "../random/index.ts";
import type { RunEvent, Statement } from "../record/index.ts";
import type { CarbonBudget } from "./budget.ts";
import type { WorldWaiting } from "./waiting.ts";

/** Everything that determines a run, beside the code. */
export interface WorldOptions {
  readonly evaluations: Evaluations;
  readonly trace: CarbonTrace;
  /** Of the same trace; shared by runs, since what is foretold does not depend on the search. */
  readonly forecasts: TraceForecasts;
  /** Epoch ms of the start, and the longest duration. */
  readonly startMs: number;
  readonly hours: number;
  readonly gpus: number;
  readonly method: MethodDefinition;
  /** Where the method finds its trained weights: see `MethodContext`. */
  readonly weights?: string | null;
  readonly seed: number;
  /** Architectures drawn uniformly and known at the start; the same for every method of a seed. */
  readonly initialArchitectures: number;
  readonly accountings: readonly Accounting[];
  /** The accounting of `accountings` whose total the method sees as spent. */
  readonly steering: Accounting;
  readonly budget: CarbonBudget | null;
  readonly costs: ClusterCosts;
  /**
   * Where answers are not all known beforehand: the instant up to which the world is to be told, ms since the start. Without
   * it, up to the first instant at which work begins whose cost is not known.
   */
  readonly untilMs?: number;
}

/** What is written down of a search. */
export interface SearchRecord {
  readonly events: readonly RunEvent[];
  readonly statements: Readonly<Record<string, Statement>>;
}

export interface WorldResult extends SearchRecord {
  /** What the search waits for; null when it has come to its end. */
  readonly waiting: WorldWaiting | null;
}

/** What the method is built from: streams of its own under the run's seed. */
export function contextOf({ seed, method, weights = null }: WorldOptions): MethodContext {
  return { random: (purpose) => stream(seed, `${method.name}/${purpose}`), weights };
}

/** The table that a bound is given. @throws Error where there is none: trainings that are to come cannot be known. */
export function tableOf({ evaluations, method }: WorldOptions): Benchmark {
  if (evaluations.benchmark !== null) return evaluations.benchmark;
  throw new Error(
    `method ${method.name} is a bound: it needs a table, and networks are trained for real here`,
  );
}
