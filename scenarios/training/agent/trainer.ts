import type { ActionSpace } from "../../../baselines/parts/agent/action-space.ts";
import { FEATURES } from "../../../baselines/parts/agent/state.ts";
import { Checkpoint } from "../../../harness/weights/index.ts";
import { packageVersion } from "../../results/version.ts";
import { codeDigest } from "../code-digest.ts";
import type { ActorWeights } from "./actors.ts";
import { CURRICULUM, GROUP, heldBackEpisodes, trainingEpisode } from "./curriculum.ts";
import type { EpisodeSpec } from "./episode.ts";
import type { EpisodeOrder } from "./episode-order.ts";
import { Learner, initialState, type LearnerState } from "./learner.ts";
import { LEARNING } from "./learning.ts";
import { measureCurve, type LearningCurve } from "./learning-curve.ts";
import { CARBON_PRICE } from "./carbon-price.ts";
import { rewardsOf } from "./reward.ts";
import type { Rollouts } from "./rollouts.ts";
import { TRAINING_FORECASTERS, type TrainingData } from "./training-data.ts";
import { WINDOWS } from "./windows.ts";

/** How the work is cut. */
export const SCHEDULE = {
  /** Worlds of an update, each met by a group of episodes: the parallel environments. */
  worlds: 6,
  /** Updates between two looks at the held-back windows, each followed by a checkpoint. */
  lookEvery: 10,
  /** Searches that the learning curve is measured on. */
  curveSearches: 32,
} as const;

export interface AgentTraining {
  readonly seed: number;
  /** Rounded up to whole updates. */
  readonly episodes: number;
  readonly actions: ActionSpace;
  readonly schedule?: { readonly worlds: number; readonly lookEvery: number; readonly curveSearches: number };
}

export interface TrainerOptions {
  /** Who runs the episodes: decides how long training takes, nothing else. */
  readonly rollouts: Rollouts;
  /** Folder that the state is kept in until the weights are safe. */
  readonly checkpointDir: string;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (state: { phase: string; done: number; total: number; note: string }) => void;
}

export interface TrainedAgent {
  /** The weights that did best on the held-back windows. */
  readonly actor: ActorWeights;
  /** [episodes, mean return on the held-back windows], look by look. */
  readonly history: readonly (readonly [number, number])[];
  readonly episodes: number;
  /** Of everything that decided what was learned. */
  readonly fingerprint: string;
  /** Forgets the state that training would have gone on from: once the weights are safe. */
  finish(): Promise<void>;
}

/** The same as a checkpoint keeps it. */
interface Kept {
  readonly arrays: Readonly<Record<keyof LearnerState | "best" | "curve", Float64Array>>;
  readonly rest: { readonly updates: number; readonly history: Progress["history"] };
}

/** Everything that changes while it learns. */
interface Progress {
  updates: number;
  readonly state: LearnerState;
  readonly best: Float64Array;
  readonly curve: LearningCurve;
  readonly history: (readonly [number, number])[];
}

/**
 * Trains an agent: batches of whole episodes in the real world, one update each. A pure function of request and data,
 * whether it runs through or goes on from a checkpoint.
 */
export async function trainAgent(
  request: AgentTraining,
  data: TrainingData,
  options: TrainerOptions,
): Promise<TrainedAgent> {
  const { seed, episodes, actions, schedule = SCHEDULE } = request;
  const batchSize = schedule.worlds * GROUP;
  const updates = Math.ceil(episodes / batchSize);
  const checkpoint = new Checkpoint<Kept>(options.checkpointDir, "agent", {
    version: packageVersion(),
    code: codeDigest(),
    seed,
    updates,
    actions: actions.name,
    learning: LEARNING,
    price: CARBON_PRICE,
    schedule,
    curriculum: CURRICULUM,
    windows: WINDOWS,
    forecasters: TRAINING_FORECASTERS,
    features: FEATURES.map(({ name, range }) => [name, range]),
    data: data.columns.sources.map(({ name, sha256 }) => [name, sha256]),
  });
  const { rollouts } = options;
  const progress = (await resumed(checkpoint, batchSize, options)) ?? (await begun(request, data, options));
  const learner = new Learner(progress.state, actions);
  const weights: ActorWeights = { actions: actions.name, parameters: progress.state.actor };
  const heldBack = heldBackEpisodes(data, "cheap");
  while (progress.updates < updates) {
    const update = progress.updates;
    const orders = Array.from({ length: batchSize }, (_, i): EpisodeOrder => {
      const episode = update * batchSize + i;
      const draws = { seed, name: `agent/draws/${episode}` };
      return { spec: trainingEpisode(data, seed, episode), actor: { ...weights, kind: "learning", draws } };
    });
    const batch = await rollouts.run(orders, GROUP);
    learner.learn(batch, progress.curve, update / updates);
    progress.updates++;
    if (progress.updates % schedule.lookEvery === 0 || progress.updates === updates) {
      look(progress, batchSize, await meanReturn(weights, heldBack, rollouts, progress.curve));
      await checkpoint.write(keptOf(progress));
    }
    options.onProgress({
      phase: "learning",
      done: progress.updates * batchSize,
      total: updates * batchSize,
      note: noteOf(progress.history),
    });
  }
  return {
    actor: { ...weights, parameters: progress.best },
    history: progress.history,
    episodes: updates * batchSize,
    fingerprint: checkpoint.fingerprint,
    finish: () => checkpoint.remove(),
  };
}

async function begun(
  { seed, actions, schedule = SCHEDULE }: AgentTraining,
  data: TrainingData,
  { rollouts, onProgress }: TrainerOptions,
): Promise<Progress> {
  onProgress({ phase: "measuring the learning curve", done: 0, total: schedule.curveSearches, note: "" });
  const curve = await measureCurve(data, rollouts, seed, schedule.curveSearches);
  const state = initialState(seed, actions);
  return { updates: 0, state, best: state.actor.slice(), curve, history: [] };
}

async function resumed(
  checkpoint: Checkpoint<Kept>,
  batchSize: number,
  { onNotice }: TrainerOptions,
): Promise<Progress | null> {
  const found = await checkpoint.read();
  if (found === null) return null;
  if (typeof found === "string") {
    onNotice(`The checkpoint ${checkpoint.path} is not used: ${found}. Training begins anew.`);
    return null;
  }
  const { best, curve, ...state } = found.arrays;
  const { updates, history } = found.rest;
  onNotice(`Training goes on after ${updates * batchSize} episodes, from ${checkpoint.path}.`);
  return { updates, state, best, curve, history };
}

function keptOf({ updates, state, best, curve, history }: Progress): Kept {
  return { arrays: { ...state, best, curve }, rest: { updates, history } };
}

/** Keeps the weights that did best. */
function look({ state, best, history, updates }: Progress, batchSize: number, found: number): void {
  if (found > bestOf(history)) best.set(state.actor);
  history.push([updates * batchSize, found]);
}

function bestOf(history: Progress["history"]): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...history.map(([, found]) => found));
}

function noteOf(history: Progress["history"]): string {
  const last = history.at(-1);
  return last === undefined
    ? ""
    : `held-back return ${last[1].toFixed(4)}, best ${bestOf(history).toFixed(4)}`;
}

async function meanReturn(
  weights: ActorWeights,
  specs: readonly EpisodeSpec[],
  rollouts: Rollouts,
  curve: LearningCurve,
): Promise<number> {
  const episodes = await rollouts.run(
    specs.map((spec) => ({ spec, actor: { ...weights, kind: "settled" } })),
  );
  let sum = 0;
  for (const { moments, usualGPerKwh } of episodes) {
    sum += rewardsOf(moments, curve, usualGPerKwh).reduce((total, reward) => total + reward, 0);
  }
  return sum / specs.length;
}
