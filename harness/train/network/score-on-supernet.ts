import type { ImageSet } from "../../images/index.ts";
import type { Supernet } from "../../network/index.ts";
import type { OpenBackend } from "../../nn/index.ts";
import { readNetworkWeights } from "./checkpoint.ts";
import { judge, type Judgement } from "./judge.ts";
import { uploaded } from "./named-arrays.ts";
import { openImages } from "./open-images.ts";
import { recipeOf } from "./recipe.ts";

export interface SupernetScore {
  readonly backend: OpenBackend;
  readonly supernet: Supernet;
  /** Of the supernet's training. */
  readonly checkpoint: string;
  readonly architecture: string;
  /** What the supernet was trained on: images are normalised by it. */
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Told after each batch that is judged. */
  readonly onWork?: () => void;
}

/**
 * How an architecture does with weights inherited from a supernet, untrained of its own. Batch norm takes the statistics of
 * each batch that is judged: a path has none of its own.
 * @throws CheckpointError | RangeError where the architecture is malformed, or no path of this supernet
 */
export async function scoreOnSupernet(score: SupernetScore): Promise<Judgement> {
  const { backend, supernet, checkpoint, architecture, train, test, onWork } = score;
  const network = supernet.pathOf(supernet.choicesOf(architecture));
  if (!supernet.has(architecture)) throw new RangeError(`${architecture} is no path of ${supernet.name}`);
  const { model } = await readNetworkWeights(checkpoint, supernetIdentity(supernet));
  const weights = uploaded(backend.tensors, supernet.parameters, model.average ?? model.parameters);
  const images = openImages({ train, test, recipe: recipeOf({}), seed: 0, prefetch: false });
  try {
    return await judge(
      backend.tensors,
      { network, parameters: weights, statistics: null },
      images.test,
      onWork,
    );
  } finally {
    backend.tensors.dispose([...weights.values()]);
    await images.close();
  }
}

/** What a supernet's checkpoint is known by. */
export function supernetIdentity({ name, parameters }: Supernet): {
  architecture: string;
  parameters: [string, readonly number[]][];
} {
  return { architecture: name, parameters: parameters.map((spec) => [spec.name, spec.shape]) };
}
