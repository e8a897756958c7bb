import type { CarbonTrace } from "../carbon/index.ts";
import type { Cluster } from "../cluster/index.ts";
import type { Forecast, TraceForecasts } from "../forecast/index.ts";
import type { Observation, Outcome } from "../method/index.ts";
import type { Evaluations, SearchSpace } from "../nas/index.ts";
import type { Simulation } from "../sim/index.ts";
import { msToHours } from "../units/index.ts";
import type { Knowledge } from "./knowledge.ts";

/** Where an observation is taken from. None of it is reachable through the observation. */
export interface ViewSources {
  readonly simulation: Simulation;
  readonly cluster: Cluster;
  readonly knowledge: Knowledge;
  readonly evaluations: Evaluations;
  readonly trace: CarbonTrace;
  readonly forecasts: TraceForecasts;
  /** Epoch ms of the run's start, and its length in hours. */
  readonly startMs: number;
  readonly hours: number;
  readonly gpus: number;
  /** Carbon charged so far, g, under the steering accounting; and its budget. */
  readonly spentG: () => number;
  readonly budgetG: number | null;
}

/** The method's window on the world: the present and the past, read only. */
export class View implements Observation {
  readonly #from: ViewSources;
  readonly gpus: number;
  readonly space: SearchSpace;
  readonly referenceLosses: readonly number[];

  constructor(sources: ViewSources) {
    this.#from = sources;
    this.gpus = sources.gpus;
    this.space = sources.evaluations.space;
    this.referenceLosses = sources.evaluations.referenceLosses;
  }

  get elapsedHours(): number {
    return msToHours(this.#from.simulation.nowMs);
  }
  get remainingHours(): number {
    return this.#from.hours - this.elapsedHours;
  }
  get carbon(): { spentG: number; budgetG: number | null } {
    return { spentG: this.#from.spentG(), budgetG: this.#from.budgetG };
  }
  get intensityGPerKwh(): number {
    return this.#from.trace.at(this.#nowEpochMs);
  }
  get trained(): readonly Outcome[] {
    return this.#from.knowledge.trained;
  }
  get lowFidelity(): readonly Outcome[] {
    return this.#from.knowledge.lowFidelity;
  }
  get scored(): readonly Outcome[] {
    return this.#from.knowledge.scored;
  }
  get waiting(): readonly Outcome[] {
    return this.#from.knowledge.waiting;
  }
  get hypervolume(): number {
    return this.#from.knowledge.hypervolume;
  }
  get running(): number {
    return this.#from.cluster.trainingLeftMs().length;
  }
  get paused(): number {
    return this.#from.cluster.paused.length;
  }

  isTaken(architecture: number): boolean {
    return this.#from.knowledge.isTaken(architecture);
  }
  isScored(architecture: number): boolean {
    return this.#from.knowledge.isScored(architecture);
  }
  history(hours: number): Float64Array {
    const history = this.#from.forecasts.historyAt(this.#nowEpochMs);
    return history.last(Math.min(hours, history.hours));
  }
  forecast(hours: number): Forecast {
    return this.#from.forecasts.next(this.#nowEpochMs, hours);
  }

  get #nowEpochMs(): number {
    return this.#from.startMs + this.#from.simulation.nowMs;
  }
}
