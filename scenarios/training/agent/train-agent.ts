import { join } from "node:path";
import { DatasetStore } from "../../../datasets/index.ts";
import { continuousAction } from "../../../baselines/parts/agent/continuous-action.ts";
import { discreteActions } from "../../../baselines/parts/agent/discrete-actions.ts";
import { FEATURES } from "../../../baselines/parts/agent/state.ts";
import { shippedAgents, weightsPath } from "../../../baselines/parts/agent/trained-policy.ts";
import type { AgentFlags, TrainOptions, WrittenAgent } from "../../../harness/cli/index.ts";
import { writeNetwork } from "../../../harness/perceptron/index.ts";
import { UsageError } from "../../../harness/text/index.ts";
import { packageVersion } from "../../version.ts";
import { openFolder, usedBy } from "../output.ts";
import { compareOnHeldBack } from "./compare.ts";
import { LEARNING } from "./learner.ts";
import { CARBON_PRICE } from "./carbon-price.ts";
import { trainAgent } from "./trainer.ts";
import { TRAINING_FORECASTERS, loadTrainingData } from "./training-data.ts";
import { TRAINING_YEARS, TRAINING_ZONES } from "./windows.ts";

const DEFAULT_SEED = 1;
const DEFAULT_EPISODES = 12_000;
const ACTIONS = { discrete: discreteActions, continuous: continuousAction } as const;

/** `train agent`: trains on real windows, chooses by held-back ones, and writes weights and card. @throws UsageError | DatasetError */
export async function trainAgentCommand(
  { seed = DEFAULT_SEED, episodes = DEFAULT_EPISODES, action = "discrete", ...where }: AgentFlags,
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
  const checkpointDir = join(store.cacheDir, "training");
  const trained = await trainAgent({ seed, episodes, actions }, data, {
    checkpointDir,
    onNotice,
    onProgress,
  });
  const heldBackWorth = compareOnHeldBack(trained.actor, actions, data, (done, total) =>
    onProgress({ phase: "comparing", done, total, note: "" }),
  );
  const folder = folderOf(trained.fingerprint);
  const path = weightsPath(actions, folder);
  await writeNetwork(path, trained.actor, {
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
    data: data.sources.map(({ name, sha256 }) => ({ name, sha256 })),
    package: packageVersion(),
  });
  await trained.finish();
  return {
    file: `${path}.bin`,
    use: usedBy("agent", action === "discrete" ? "ce-nas" : `ce-nas-${action}`, folder, where),
    episodes: trained.episodes,
    heldBackReturn: bestOf(trained.history),
    heldBackWorth,
  };
}

function bestOf(history: readonly (readonly [number, number])[]): number {
  return Math.max(...history.map(([, found]) => found));
}
