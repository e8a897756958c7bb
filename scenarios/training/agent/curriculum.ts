import { stream } from "../../../harness/random/index.ts";
import type { EpisodeSpec } from "./episode.ts";
import { TRAINING_FORECASTERS, type TrainingData } from "./training-data.ts";
import { TRAINING_ZONES, drawHeldBackWindow, drawTrainingWindow } from "./windows.ts";

/** Episodes in a row that meet the same world: window, budget and seed. Their actions alone tell them apart. */
export const GROUP = 8;
/** Share of the episodes that have a carbon budget, and its range in GPU-hours, drawn on a logarithmic scale. */
const BUDGET_SHARE = 0.4;
const BUDGET_GPU_HOURS = [10, 300] as const;
/** Training windows a zone: some, met again and again under other seeds, so that their forecasts are made once. */
const WINDOWS_EACH = 40;
/** Held-back windows a zone; the last of them has a carbon budget. */
const HELD_BACK_EACH = 3;
const HELD_BACK_BUDGET_GPU_HOURS = 50;
/** Seeds of episodes lie far from those of reports. */
const FIRST_TRAINING_SEED = 1_000_000;
const FIRST_HELD_BACK_SEED = 2_000_000;

/** All that says which episodes there are. */
export const CURRICULUM = {
  group: GROUP,
  budgetShare: BUDGET_SHARE,
  budgetGpuHours: BUDGET_GPU_HOURS,
  windowsEach: WINDOWS_EACH,
  heldBackEach: HELD_BACK_EACH,
  heldBackBudgetGpuHours: HELD_BACK_BUDGET_GPU_HOURS,
  firstSeeds: [FIRST_TRAINING_SEED, FIRST_HELD_BACK_SEED],
} as const;

/** The episode of a number: a pure function of the training's seed, so that training can stop and go on anywhere. */
export function trainingEpisode(
  { traces }: Pick<TrainingData, "traces">,
  seed: number,
  episode: number,
): EpisodeSpec {
  const group = Math.floor(episode / GROUP);
  const random = stream(seed, `agent/world/${group}`);
  const zone = random.pick(TRAINING_ZONES);
  const number = random.integer(WINDOWS_EACH);
  const window = drawTrainingWindow(stream(seed, `agent/window/${zone}/${number}`), traces, zone);
  const [least, most] = BUDGET_GPU_HOURS;
  const budgeted = random.next() < BUDGET_SHARE;
  const budget = least * (most / least) ** random.next();
  return {
    window,
    seed: FIRST_TRAINING_SEED + group,
    budgetGpuHours: budgeted ? budget : null,
    search: "cheap",
    forecaster: random.pick(TRAINING_FORECASTERS),
  };
}

/** The episodes that the best weights are chosen by: the same for every training. */
export function heldBackEpisodes(
  { traces }: Pick<TrainingData, "traces">,
  search: EpisodeSpec["search"],
): EpisodeSpec[] {
  const random = stream("held-back", "agent/windows");
  return TRAINING_ZONES.flatMap((zone, z) =>
    Array.from({ length: HELD_BACK_EACH }, (_, i): EpisodeSpec => ({
      window: drawHeldBackWindow(random, traces, zone),
      seed: FIRST_HELD_BACK_SEED + z * HELD_BACK_EACH + i,
      budgetGpuHours: i === HELD_BACK_EACH - 1 ? HELD_BACK_BUDGET_GPU_HOURS : null,
      search,
      forecaster: TRAINING_FORECASTERS[z % TRAINING_FORECASTERS.length],
    })),
  );
}
