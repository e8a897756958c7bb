import { Ledger } from "../../harness/carbon/index.ts";
import type { Method, MethodDefinition, Observation, Truth } from "../../harness/method/index.ts";
import type { Benchmark } from "../../harness/nas/index.ts";
import { hoursToMs } from "../../harness/units/index.ts";
import { cheapestSet, type Offer } from "./cheapest-set.ts";

/** The target of plain `oracle`, a share of the whole table's hypervolume. */
export const ORACLE_TARGET = 0.99;

/**
 * A bound, not a rival: it knows the table and the trace. Of all sets of architectures that, with the initial ones, reach
 * the target hypervolume it trains the one that takes the least GPU time (exact, see `cheapestSet`), all at once, from the
 * control step at which its carbon is least under the accounting at hand (exact over the window's hours), and ends.
 * Two objectives only. `oracle-0.95` plans for another target.
 */
export function oracle(target: number): MethodDefinition {
  return {
    name: target === ORACLE_TARGET ? "oracle" : `oracle-${target}`,
    summary: `knows table and trace: the least GPU time, at the cleanest hour, that reaches ${target * 100} % of all hypervolume`,
    bound: true,
    sampler: null,
    minGpus: 1,
    build: (_context, truth) => new Oracle(target, truth),
  };
}

class Oracle implements Method {
  readonly #target: number;
  readonly #truth: Truth;
  #plan: { readonly queue: number[]; readonly startHour: number } | null = null;

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
    this.#plan ??= this.#makePlan(observation);
    if (observation.elapsedHours < this.#plan.startHour) return null;
    const architecture = this.#plan.queue.shift();
    return architecture === undefined ? null : { architecture, fidelity: "training" };
  }

  sample(): null {
    return null;
  }

  finished(): boolean {
    return this.#plan !== null && this.#plan.queue.length === 0;
  }

  #makePlan(observation: Observation): { queue: number[]; startHour: number } {
    const { benchmark } = this.#truth;
    const offers = offersOf(benchmark, (architecture) => observation.isTaken(architecture));
    const set =
      cheapestSet(
        offers,
        referenceOf(benchmark),
        this.#target * benchmark.referenceHypervolume(),
        enoughMs(benchmark, this.#target),
      ) ?? [];
    // Longest first: with more jobs than GPUs the last to start is short.
    const queue = set
      .filter((architecture) => !observation.isTaken(architecture))
      .toSorted((a, b) => benchmark.trainingMs(b) - benchmark.trainingMs(a));
    return { queue, startHour: this.#cleanestStart(queue) };
  }

  /** The whole hour from which training the queue emits least, with what the accounting charges while the search waits. */
  #cleanestStart(queue: readonly number[]): number {
    const { benchmark, hours, gpus } = this.#truth;
    const jobs = schedule(
      queue.map((architecture) => benchmark.trainingMs(architecture)),
      gpus,
    );
    const makespanMs = Math.max(0, ...jobs.map(({ endMs }) => endMs));
    let best = { hour: 0, carbonG: Number.POSITIVE_INFINITY };
    for (let hour = 0; hoursToMs(hour) + makespanMs <= hoursToMs(hours); hour++) {
      const carbonG = this.#carbonG(jobs, hoursToMs(hour), makespanMs);
      if (carbonG < best.carbonG) best = { hour, carbonG };
    }
    return best.hour;
  }

  #carbonG(jobs: readonly Job[], waitMs: number, makespanMs: number): number {
    const { trace, startMs, gpus, accounting } = this.#truth;
    const ledger = new Ledger({ trace, startMs, gpus, accountings: [accounting] });
    const turns = jobs.flatMap(({ beginMs, endMs }) => [
      { timeMs: waitMs + beginMs, from: "idle" as const, to: "training" as const },
      { timeMs: waitMs + endMs, from: "training" as const, to: "idle" as const },
    ]);
    // Ends before beginnings: a GPU is free again at the instant its job ends.
    turns.sort((a, b) => a.timeMs - b.timeMs || (a.to === "idle" ? -1 : 0) - (b.to === "idle" ? -1 : 0));
    for (const { timeMs, from, to } of turns) ledger.turn(timeMs, from, to);
    return ledger.statement(waitMs + makespanMs, accounting).total.carbonG;
  }
}

function offersOf(benchmark: Benchmark, isOwned: (architecture: number) => boolean): Offer[] {
  return Array.from({ length: benchmark.space.size }, (_, architecture) => {
    const [x, y] = benchmark.losses(architecture);
    return { x, y, price: isOwned(architecture) ? 0 : benchmark.trainingMs(architecture) };
  });
}

function referenceOf({ referenceLosses: [x, y] }: Benchmark): [number, number] {
  return [x, y];
}

const known = new WeakMap<Benchmark, Map<number, number>>();

/** What the target costs from nothing, which suffices whatever is known at the start; planned once for each benchmark. */
function enoughMs(benchmark: Benchmark, target: number): number {
  let prices = known.get(benchmark);
  if (prices === undefined) known.set(benchmark, (prices = new Map()));
  let price = prices.get(target);
  if (price === undefined) {
    const offers = offersOf(benchmark, () => false);
    const set = cheapestSet(offers, referenceOf(benchmark), target * benchmark.referenceHypervolume());
    price =
      set?.reduce((sum, architecture) => sum + offers[architecture].price, 0) ?? Number.POSITIVE_INFINITY;
    prices.set(target, price);
  }
  return price;
}

interface Job {
  readonly beginMs: number;
  readonly endMs: number;
}

/** Each job in turn on the GPU that is free first. */
function schedule(durationsMs: readonly number[], gpus: number): Job[] {
  const freeMs = Array.from({ length: gpus }, () => 0);
  return durationsMs.map((durationMs) => {
    const gpu = freeMs.indexOf(Math.min(...freeMs));
    const beginMs = freeMs[gpu];
    freeMs[gpu] = beginMs + durationMs;
    return { beginMs, endMs: freeMs[gpu] };
  });
}
