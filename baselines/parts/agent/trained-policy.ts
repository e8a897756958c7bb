import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNetwork, type Network, type ReadNetwork } from "../../../harness/perceptron/index.ts";
import type { ActionSpace } from "./action-space.ts";
import type { Policy } from "./agent-allocator.ts";
import { FEATURES, stateOf } from "./state.ts";

/** Where the weights lie, seen from here as source and from here as built: they are not compiled. */
const FOLDER = import.meta.url.endsWith(".ts") ? "../../weights/" : "../../../../baselines/weights/";

/** Networks already read, by path: all runs of a process share them. */
const read = new Map<string, ReadNetwork>();

/** The policy of a network: the expected number of training GPUs, rounded, in the state at hand. */
export function networkPolicy(network: Network, actions: ActionSpace): Policy {
  return {
    trainingGpus: (observation) => {
      const outputs = network.outputs(stateOf(observation));
      return Math.round(actions.expectedTraining(outputs, observation.gpus));
    },
  };
}

/** What was trained for an action space, with its digest. @param folder null: the shipped one. @throws WeightsError */
export function trainedNetwork(actions: ActionSpace, folder: string | null): ReadNetwork {
  const path = weightsPath(actions, folder ?? shippedAgents());
  let found = read.get(path);
  if (found === undefined) {
    found = readNetwork(path, { inputs: FEATURES.map(({ name }) => name), outputs: actions.outputs });
    read.set(path, found);
  }
  return found;
}

/** `.bin` and `.json` stand behind it. */
export function weightsPath({ name }: Pick<ActionSpace, "name">, folder: string): string {
  return join(folder, `ce-nas-${name}`);
}

/** The folder of the weights that come with the package. */
export function shippedAgents(): string {
  return fileURLToPath(new URL(FOLDER, import.meta.url));
}
