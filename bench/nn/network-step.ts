import { syntheticImages, channelStatistics, inlineBatches } from "../../harness/images/index.ts";
import { CIFAR10_SKELETON, nasBench201Network } from "../../harness/network/index.ts";
import { openBackend } from "../../harness/nn/index.ts";
import { networkTrainee, recipeOf } from "../../harness/train/index.ts";
import { descend } from "../../harness/train/network/descend.ts";
import { gradientOf } from "../../harness/train/network/gradient.ts";
import { initialModel, uploadModel } from "../../harness/train/network/model.ts";

const IMAGES = 64;

/** One step of the descent, N=1, C=16, from images that are at hand: gradient, weights and statistics moved. */
export async function networkStep(architecture: string, backendName: string): Promise<() => Promise<void>> {
  const { tensors } = await openBackend(backendName);
  const recipe = recipeOf({ batch: IMAGES });
  const network = nasBench201Network(architecture, { ...CIFAR10_SKELETON, cells: 1 });
  const trainee = networkTrainee(architecture, network);
  const model = uploadModel(tensors, trainee, initialModel(trainee, 1, false));
  const images = syntheticImages({ seed: 1, part: "train", count: IMAGES });
  const { augmentation } = recipe;
  const plan = {
    seed: 1,
    batchSize: IMAGES,
    shuffled: true,
    augmentation,
    statistics: channelStatistics(images),
  };
  const batch = await inlineBatches(images, plan).batch(0, 0);
  return async () => {
    const found = await gradientOf(tensors, network, model.parameters, batch, { ...recipe, dropped: null });
    await descend(tensors, model, found, recipe, recipe.learningRate);
  };
}
