import { Ledger } from "../../harness/carbon/index.ts";
import type { Truth } from "../../harness/method/index.ts";
import type { Benchmark } from "../../harness/nas/index.ts";
import { energyKwh, hoursToMs } from "../../harness/units/index.ts";
import { cheapestSet, usefulOffers, type Offer } from "./cheapest-set.ts";

/** What to train, in order, and from which whole hour of the search on. */
export interface Plan {
  readonly queue: readonly number[];
  readonly startHour: number;
}

/**
 * The plan that reaches the target at the least carbon under the accounting at hand: of the sets that take the least GPU
 * time (exact, `cheapestSet`) under every limit on the longest job, since shorter jobs let idle GPUs go earlier, begun at
 * every whole hour of the window that leaves time for it. Everything starts at once, the longest first.
 * Empty where the window is too short for any.
 *
 * @param isOwned what is known at the start, for nothing.
 */
export function leastCarbonPlan(
  truth: Truth,
  target: number,
  isOwned: (architecture: number) => boolean,
): Plan {
  const { benchmark } = truth;
  const reference = referenceOf(benchmark);
  const volume = target * benchmark.referenceHypervolume();
  const owned = Array.from({ length: benchmark.space.size }, (_, i) => i).filter(isOwned);
  const offers = [
    ...owned.map((architecture) => ({ ...offerOf(benchmark, architecture), price: 0 })),
    ...usefulOf(benchmark).filter(({ architecture }) => !isOwned(architecture)),
  ];
  let plan: Plan = { queue: [], startHour: 0 };
  let leastG = Number.POSITIVE_INFINITY;
  let enoughMs = enoughFromNothingMs(benchmark, target);
  for (let longestMs = Number.POSITIVE_INFINITY; ;) {
    const allowed = offers.filter(({ price }) => price <= longestMs);
    const set = cheapestSet(allowed, reference, volume, enoughMs) ?? [];
    const jobs = set
      .map((i) => allowed[i])
      .filter(({ price }) => price > 0)
      .toSorted((a, b) => b.price - a.price);
    if (jobs.length === 0) return plan;
    const queue = jobs.map(({ architecture }) => architecture);
    const { startHour, carbonG } = bestStart(truth, queue);
    if (carbonG < leastG) {
      plan = { queue, startHour };
      leastG = carbonG;
    }
    longestMs = jobs[0].price - 1;
    enoughMs = leastG / leastGramsPerMs(truth);
  }
}

interface ArchitectureOffer extends Offer {
  readonly architecture: number;
}

function offerOf(benchmark: Benchmark, architecture: number): ArchitectureOffer {
  const [x, y] = benchmark.losses(architecture);
  return { x, y, price: benchmark.trainingMs(architecture), architecture };
}

function referenceOf({ referenceLosses: [x, y] }: Benchmark): [number, number] {
  return [x, y];
}

const useful = new WeakMap<Benchmark, readonly ArchitectureOffer[]>();

/** The few hundred architectures that any plan may be made of; found once for each benchmark. */
function usefulOf(benchmark: Benchmark): readonly ArchitectureOffer[] {
  let found = useful.get(benchmark);
  if (found === undefined) {
    const all = Array.from({ length: benchmark.space.size }, (_, architecture) =>
      offerOf(benchmark, architecture),
    );
    found = usefulOffers(all, referenceOf(benchmark)).map((i) => all[i]);
    useful.set(benchmark, found);
  }
  return found;
}

const enough = new WeakMap<Benchmark, Map<number, number>>();

/** What the target costs from nothing, which suffices whatever is known at the start; found once for each benchmark. */
function enoughFromNothingMs(benchmark: Benchmark, target: number): number {
  let prices = enough.get(benchmark);
  if (prices === undefined) enough.set(benchmark, (prices = new Map()));
  let price = prices.get(target);
  if (price === undefined) {
    const offers = usefulOf(benchmark);
    const all = offers.reduce((sum, { price }) => sum + price, 0);
    const volume = target * benchmark.referenceHypervolume();
    // A tight limit makes the search short: from a low one up.
    let limit = Math.min(...offers.map(({ price }) => price));
    let set: number[] | null = null;
    for (; set === null && limit < 2 * all; limit *= 2) {
      set = cheapestSet(offers, referenceOf(benchmark), volume, limit);
    }
    price = set?.reduce((sum, i) => sum + offers[i].price, 0) ?? Number.POSITIVE_INFINITY;
    prices.set(target, price);
  }
  return price;
}

/** No training is charged less than this for a millisecond of GPU time, g: its electricity at the window's cleanest hour. */
function leastGramsPerMs({ trace, startMs, hours, accounting }: Truth): number {
  let cleanest = Number.POSITIVE_INFINITY;
  for (let hour = 0; hour < hours; hour++) {
    cleanest = Math.min(cleanest, trace.at(startMs + hoursToMs(hour)));
  }
  return energyKwh(accounting.powerW.training.value * accounting.pue.value, 1) * cleanest;
}

/** The whole hour from which training the queue emits least, with all that the accounting charges until it is done. */
function bestStart(truth: Truth, queue: readonly number[]): { startHour: number; carbonG: number } {
  const { benchmark, hours, gpus } = truth;
  const jobs = schedule(
    queue.map((architecture) => benchmark.trainingMs(architecture)),
    gpus,
  );
  const makespanMs = Math.max(0, ...jobs.map(({ endMs }) => endMs));
  let best = { startHour: 0, carbonG: Number.POSITIVE_INFINITY };
  for (let startHour = 0; hoursToMs(startHour) + makespanMs <= hoursToMs(hours); startHour++) {
    const carbonG = carbonGOf(truth, jobs, hoursToMs(startHour), makespanMs);
    if (carbonG < best.carbonG) best = { startHour, carbonG };
  }
  return best;
}

function carbonGOf(
  { trace, startMs, gpus, accounting }: Truth,
  jobs: readonly Job[],
  waitMs: number,
  makespanMs: number,
): number {
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
