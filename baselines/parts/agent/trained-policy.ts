import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNetwork, type Network } from "../../../harness/perceptron/index.ts";
import type { ActionSpace } from "./action-space.ts";
import type { Policy } from "./agent-allocator.ts";
import { FEATURES, stateOf } from "./state.ts";

/** Where the weights lie, seen from here as source and from here as built: they are not compiled. */
const FOLDER = import.meta.url.endsWith(".ts") ? "../../weights/" : "../../../../baselines/weights/";

/** Networks already read, by path: all runs of a process share them. */
const read = new Map<string, Network>();

/** The policy of a network: the expected number of training GPUs, rounded, in the state at hand. */
export function networkPolicy(network: Network, actions: ActionSpace): Policy {
  return {
    trainingGpus: (observation) => {
      const outputs = network.outputs(stateOf(observation));
      return Math.round(actions.expectedTraining(outputs, observation.gpus));
    },
  };
}

/** The policy that was trained, by default the shipped one. @throws WeightsError */
export function trainedPolicy(actions: ActionSpace, folder = shippedAgents()): Policy {
  const path = weightsPath(actions, folder);
  let network = read.get(path);
  if (network === undefined) {
    network = readNetwork(path, { inputs: FEATURES.map(({ name }) => name), outputs: actions.outputs });
    read.set(path, network);
  }
  return networkPolicy(network, actions);
}

/** `.bin` and `.json` stand behind it. */
export function weightsPath({ name }: Pick<ActionSpace, "name">, folder: string): string {
  return join(folder, `ce-nas-${name}`);
}

/** The folder of the weights that come with the package. */
export function shippedAgents(): string {
  return fileURLToPath(new URL(FOLDER, import.meta.url));
}
