import type { Supernet } from "../../network/index.ts";
import { readNetworkWeights } from "./checkpoint.ts";
import { initialModel, type ModelArrays } from "./model.ts";
import { supernetIdentity } from "./score-on-supernet.ts";
import { supernetTrainee } from "./trainee.ts";
import { trainNetwork, type NetworkTraining, type NetworkTrainingEnd } from "./train-network.ts";

export interface SplitTraining extends Omit<NetworkTraining, "trainee" | "initial"> {
  /** One of the parts of {@link fewShotSplit}. */
  readonly part: Supernet;
  /** The supernet that was split, and its trained weights. */
  readonly whole: { readonly supernet: Supernet; readonly checkpoint: string };
}

/**
 * Trains one part of a split supernet, from the whole's weights on and with momenta of zero (few-shot NAS).
 * @throws CheckpointError where the weights are not the whole's; as {@link trainNetwork}
 */
export async function trainSplit({ part, whole, ...training }: SplitTraining): Promise<NetworkTrainingEnd> {
  const { model } = await readNetworkWeights(whole.checkpoint, supernetIdentity(whole.supernet));
  const trainee = supernetTrainee(part, training.seed);
  const averaged = training.recipe.averageDecay > 0;
  const parameters = model.average ?? model.parameters;
  const initial: ModelArrays = {
    ...initialModel(trainee, training.seed, averaged),
    parameters,
    average: averaged ? parameters : null,
  };
  return trainNetwork({ ...training, trainee, initial });
}
