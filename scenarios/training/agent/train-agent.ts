import { join } from "node:path";
import { DatasetStore } from "../../../datasets/index.ts";
import { FEATURES } from "../../../baselines/parts/agent/state.ts";
import { shippedAgents, weightsPath } from "../../../baselines/parts/agent/trained-policy.ts";
import type { AgentFlags, TrainOptions, WrittenAgent } from "../../../harness/cli/index.ts";
import { Network, writeNetwork } from "../../../harness/perceptron/index.ts";
import { UsageError } from "../../../harness/text/index.ts";
import { packageVersion } from "../../results/version.ts";
import { openFolder, usedBy } from "../output.ts";
import { ACTIONS } from "./actors.ts";
import { compareOnHeldBack } from "./compare.ts";
import { LEARNING, shapeOf } from "./learning.ts";
import { CARBON_PRICE } from "./carbon-price.ts";
import { openRollouts } from "./rollouts.ts";
import { trainAgent, type AgentTraining, type TrainedAgent, type TrainerOptions } from "./trainer.ts";
import { TRAINING_FORECASTERS, loadTrainingData, type TrainingData } from "./training-data.ts";
import { TRAINING_YEARS, TRAINING_ZONES } from "./windows.ts";

const DEFAULT_SEED = 1;
const DEFAULT_EPISODES = 12_000;

/** `train agent`: trains on real windows, chooses by held-back ones, and writes weights and card. @throws UsageError | DatasetError */
export async function trainAgentCommand(
  { seed = DEFAULT_SEED, episodes = DEFAULT_EPISODES, action = "discrete", workers, ...where }: AgentFlags,
  { mirror, cache, onNotice, onProgress }: TrainOptions,
): Promise<WrittenAgent> {
  if (!Number.isInteger(seed)) throw new UsageError(`--seed: got ${seed}, expected an integer`);
  if (!Number.isInteger(episodes) || episodes < 1) {
    throw new UsageError(`--episodes: got ${episodes}, expected an integer of at least 1`);
  }
  const actions = ACTIONS[action];
  const folderOf = await openFolder("agent", where, shippedAgents());
  const store = new DatasetStore({ mirror, cacheDir: cache, onNotice });
  const data = await loadTrainingData(store);
  const rollouts = openRollouts(data, workers);
  const told = { checkpointDir: join(store.cacheDir, "training"), onNotice, onProgress };
  const { trained, heldBackWorth } = await trainAndCompare({ seed, episodes, actions }, data, {
    ...told,
    rollouts,
  }).finally(() => rollouts.close());
  const folder = folderOf(trained.fingerprint);
  const path = weightsPath(actions, folder);
  await writeNetwork(path, new Network(shapeOf(actions.outputs), trained.actor.parameters), {
    inputs: FEATURES.map(({ name }) => name),
    action,
    seed,
    episodes: trained.episodes,
    zones: TRAINING_ZONES,
    years: TRAINING_YEARS,
    forecasters: TRAINING_FORECASTERS,
    carbonPrice: CARBON_PRICE,
    learning: LEARNING,
    heldBackReturns: trained.history,
    heldBackWorth,
    data: data.columns.sources.map(({ name, sha256 }) => ({ name, sha256 })),
    package: packageVersion(),
  });
  await trained.finish();
  return {
    file: `${path}.bin`,
    use: usedBy("agent", { methods: action === "discrete" ? "ce-nas" : `ce-nas-${action}` }, folder, where),
    episodes: trained.episodes,
    heldBackReturn: bestOf(trained.history),
    heldBackWorth,
  };
}

async function trainAndCompare(
  request: AgentTraining,
  data: TrainingData,
  options: TrainerOptions,
): Promise<{ trained: TrainedAgent; heldBackWorth: Record<string, number> }> {
  const trained = await trainAgent(request, data, options);
  const heldBackWorth = await compareOnHeldBack(trained.actor, data, options.rollouts, (done, total) =>
    options.onProgress({ phase: "comparing", done, total, note: "" }),
  );
  return { trained, heldBackWorth };
}

function bestOf(history: readonly (readonly [number, number])[]): number {
  return Math.max(...history.map(([, found]) => found));
}
