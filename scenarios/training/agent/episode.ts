import { CE_NAS, ceNas, type CeNasParts } from "../../../baselines/ce-nas/index.ts";
import { agentAllocator, type Policy } from "../../../baselines/parts/agent/agent-allocator.ts";
import { stateOf } from "../../../baselines/parts/agent/state.ts";
import { uniform } from "../../../baselines/parts/proposers/uniform.ts";
import { trainDirectly } from "../../../baselines/parts/searchers/train-directly.ts";
import { PRESETS } from "../../../harness/carbon/index.ts";
import { WEEK_HOURS } from "../../../harness/forecast/index.ts";
import { tableEvaluations } from "../../../harness/nas/index.ts";
import { MS_PER_HOUR } from "../../../harness/units/index.ts";
import { World } from "../../../harness/world/index.ts";
import { decadesClosed } from "./regret.ts";
import { carbonPrice } from "./carbon-price.ts";
import type { TrainingData, TrainingForecaster } from "./training-data.ts";
import { WINDOW_HOURS, type Window } from "./windows.ts";

const GPUS = 8;
const INITIAL_ARCHITECTURES = 10;
const { paper } = PRESETS;

/** All that decides an episode, beside the policy. */
export interface EpisodeSpec {
  readonly window: Window;
  readonly seed: number;
  /** Carbon budget in GPU-hours of training at the usual intensity; null: none. */
  readonly budgetGpuHours: number | null;
  /** `whole`: CE-NAS. `cheap`: the same cluster and clock with a search that takes a tenth of the time to simulate. */
  readonly search: "whole" | "cheap";
  readonly forecaster: TrainingForecaster;
}

/** What the reward is told from, at each decision and at the end. */
export interface Moment {
  /** Trainings finished, the initial architectures not counted. */
  readonly trainings: number;
  readonly carbonG: number;
}

/** What a policy did and what came of it. */
export interface Episode {
  /** Decision by decision, row-major: decisions x features. */
  readonly states: Float64Array;
  readonly actions: readonly number[];
  /** At each decision, and at the end. */
  readonly moments: readonly Moment[];
  /** Hypervolume after 0, 1, 2, … trainings. */
  readonly hypervolumes: readonly number[];
  readonly usualGPerKwh: number;
  /** What the search was worth in truth: decades of regret closed, less the price of its carbon. */
  readonly worth: number;
}

/** Chooses an action in a state, and says how many of the GPUs it makes train. */
export type Actor = (
  state: Float64Array,
  gpus: number,
) => { readonly action: number; readonly training: number };

const CHEAP: Pick<CeNasParts, "proposer" | "searcher"> = {
  proposer: (context) => uniform(context.random("proposer")),
  searcher: trainDirectly,
};

/** One search in the real world, through the same door as every method's. */
export function runEpisode(
  { window, seed, budgetGpuHours, search, forecaster }: EpisodeSpec,
  data: TrainingData,
  actor: Actor,
): Episode {
  const { zone, startMs } = window;
  const { trace, forecasts } = data.zone(zone, forecaster);
  const usualGPerKwh = trace.mean(startMs - WEEK_HOURS * MS_PER_HOUR, startMs);
  const states: number[] = [];
  const actions: number[] = [];
  const moments: Moment[] = [];
  const recorded: Policy = {
    trainingGpus(observation) {
      const state = stateOf(observation);
      const { action, training } = actor(state, observation.gpus);
      states.push(...state);
      actions.push(action);
      moments.push({
        trainings: observation.trained.length - INITIAL_ARCHITECTURES,
        carbonG: observation.carbon.spentG,
      });
      return training;
    },
  };
  const method = ceNas({
    ...CE_NAS,
    allocator: () => agentAllocator(recorded),
    ...(search === "cheap" ? CHEAP : {}),
  });
  const grams = budgetGpuHours === null ? null : budgetGpuHours * usualGPerKwh;
  const { events } = new World({
    evaluations: tableEvaluations(data.benchmark),
    trace,
    forecasts,
    startMs,
    hours: WINDOW_HOURS,
    gpus: GPUS,
    method,
    seed,
    initialArchitectures: INITIAL_ARCHITECTURES,
    accountings: [paper],
    steering: paper,
    budget: grams === null ? null : { grams, accounting: paper, onCrossing: "do-not-start" },
    costs: { switchMs: 0, resumeMs: 0 },
  }).run();
  const last = events.at(-1);
  if (last?.type !== "stopped") throw new Error(`episode ${zone} ${startMs}: a run without an end`);
  const { carbonG } = last.charged[paper.name];
  const trained = events.filter((event) => event.type === "trained");
  moments.push({ trainings: trained.length, carbonG });
  const initial = events.findLast((event) => event.type === "initial")?.hypervolume ?? 0;
  const closed =
    decadesClosed(last.hypervolume, data.referenceHypervolume) -
    decadesClosed(initial, data.referenceHypervolume);
  return {
    states: Float64Array.from(states),
    actions,
    moments,
    hypervolumes: [initial, ...trained.map(({ hypervolume }) => hypervolume)],
    usualGPerKwh,
    worth: closed - carbonPrice(carbonG, usualGPerKwh),
  };
}
