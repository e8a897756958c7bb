import type { Benchmark, Fidelity, SamplerName } from "../nas/index.ts";
import type { Accounting, CarbonTrace } from "../carbon/index.ts";
import type { Random } from "../random/index.ts";
import type { Observation } from "./observation.ts";

/** How many GPUs train and how many sample from now on; the rest stand idle. Integers >= 0, together at most all GPUs. */
export interface Allocation {
  readonly training: number;
  readonly sampling: number;
}

/** Splits the GPUs. Asked at the start, at every control step, and when all GPUs have run dry in between. */
export interface Allocator {
  allocate(observation: Observation): Allocation;
}

/** An architecture to train, and how far. */
export interface Training {
  readonly architecture: number;
  readonly fidelity: Fidelity;
}

/** Chooses architectures. */
export interface Searcher {
  /** A training GPU is free and no paused job waits: what it trains, or null to leave it idle until something changes. */
  train(observation: Observation): Training | null;
  /** A sampling GPU is free: what it scores, or null to leave it idle until something changes. */
  sample(observation: Observation): number | null;
  /** True when nothing more will come: the search ends once no GPU works. */
  finished(observation: Observation): boolean;
}

/** A search method as the world runs it: decisions in answer to observations, nothing else. */
export interface Method extends Searcher, Allocator {}

/** What a method is built from. */
export interface MethodContext {
  /** The random stream of one of the method's parts, under the run's seed. */
  random(purpose: string): Random;
  /** Folder of trained weights to take in place of those that come with the package; null: those. */
  readonly weights: string | null;
}

/** sha256 of the weights that a part which was trained reads from such a folder. @throws WeightsError */
export type WeightsDigest = (folder: string | null) => string;

/** What only a bound may know. */
export interface Truth {
  readonly benchmark: Benchmark;
  readonly trace: CarbonTrace;
  /** Epoch ms of the run's start, and its length. */
  readonly startMs: number;
  readonly hours: number;
  readonly gpus: number;
  /** The accounting whose carbon is to be least. A bound is run once for each. */
  readonly accounting: Accounting;
}

interface Described {
  /** As a user types it: `static-4`. */
  readonly name: string;
  /** What it does, one sentence. */
  readonly summary: string;
  /** The judge its sampling GPUs use, set up before the search and charged for; null: it never samples. */
  readonly sampler: SamplerName | null;
  /** The fewest GPUs it can work with: one that scores before it trains needs one for each. */
  readonly minGpus: number;
  /** Of a method that was trained before. */
  readonly weightsDigest?: WeightsDigest | undefined;
}

/** How a method is described and built. Only one that is marked as a bound is given the truth. */
export type MethodDefinition = Described &
  (
    | { readonly bound: false; build(context: MethodContext): Method }
    | {
        readonly bound: true;
        /** Where one plan cannot be least for every target: the methods that plan for the others, run beside it. */
        readonly plans: readonly { readonly target: number; readonly method: string }[];
        build(context: MethodContext, truth: Truth): Method;
      }
  );
