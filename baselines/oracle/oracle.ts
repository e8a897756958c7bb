import { TARGETS } from "../../harness/analysis/index.ts";
import type { Method, MethodDefinition, Observation, Truth } from "../../harness/method/index.ts";
import { leastCarbonPlan, type Plan } from "./plan.ts";

/** The target of plain `oracle`, a share of the whole table's hypervolume. */
export const ORACLE_TARGET = 0.99;
const OTHER_TARGETS = TARGETS.filter((target) => target !== ORACLE_TARGET).map((target) => ({
  target,
  method: `oracle-${target}`,
}));

/**
 * A bound, not a rival: it knows the table and the trace, and trains the architectures that reach the target at the least
 * carbon under the accounting at hand, all at once, from the hour that suits them best, and ends (`leastCarbonPlan`). What
 * a lower target would have cost takes another plan: each has a run of its own.
 * Two objectives only. `oracle-0.95` plans for one other target.
 */
export function oracle(target: number): MethodDefinition {
  return {
    name: target === ORACLE_TARGET ? "oracle" : `oracle-${target}`,
    summary: `knows table and trace: the least carbon that reaches ${target * 100} % of all hypervolume`,
    bound: true,
    plans: target === ORACLE_TARGET ? OTHER_TARGETS : [],
    sampler: null,
    minGpus: 1,
    build: (_context, truth) => new Oracle(target, truth),
  };
}

class Oracle implements Method {
  readonly #target: number;
  readonly #truth: Truth;
  #plan: Plan | null = null;
  /** How many of the plan's architectures are under way. */
  #started = 0;

  constructor(target: number, truth: Truth) {
    const { objectives } = truth.benchmark;
    if (objectives.length !== 2)
      throw new RangeError(`the oracle plans for 2 objectives, got ${objectives.length}`);
    this.#target = target;
    this.#truth = truth;
  }

  allocate({ gpus }: Observation): { training: number; sampling: number } {
    return { training: gpus, sampling: 0 };
  }

  train(observation: Observation): { architecture: number; fidelity: "training" } | null {
    this.#plan ??= leastCarbonPlan(this.#truth, this.#target, (architecture) =>
      observation.isTaken(architecture),
    );
    if (observation.elapsedHours < this.#plan.startHour) return null;
    const architecture = this.#plan.queue[this.#started];
    if (architecture === undefined) return null;
    this.#started++;
    return { architecture, fidelity: "training" };
  }

  sample(): null {
    return null;
  }

  finished(): boolean {
    return this.#plan !== null && this.#started === this.#plan.queue.length;
  }
}
