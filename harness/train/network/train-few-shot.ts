import { fewShotSplit, type Supernet } from "../../network/index.ts";
import type { Judgement } from "./judge.ts";
import { scoreOnSupernet, type SupernetScore } from "./score-on-supernet.ts";
import { trainNetwork, type NetworkTraining, type NetworkTrainingEnd } from "./train-network.ts";
import { trainSplit } from "./train-split.ts";
import { supernetTrainee } from "./trainee.ts";

export interface FewShotTraining extends Omit<NetworkTraining, "trainee" | "initial"> {
  readonly supernet: Supernet;
  /** Each of its options gets a part of its own. */
  readonly choice: number;
  /** Of the whole; those of the parts lie beside it. */
  readonly checkpoint: string;
}

/** How it was left. `epoch`: done in all, of the whole and its parts; `accuracyPct`: mean of the parts. */
export interface FewShotEnd extends Pick<NetworkTrainingEnd, "how"> {
  readonly epoch: number;
  readonly accuracyPct: number;
}

/**
 * Few-shot NAS (Zhao et al. 2021) as one training: the supernet, then each part of it from the whole's weights on, each for its share
 * of as many epochs again. Epochs are counted through; after an interruption it goes on where it was.
 * @throws as {@link trainNetwork}
 */
export async function trainFewShot({ supernet, choice, ...training }: FewShotTraining): Promise<FewShotEnd> {
  const { checkpoint, recipe } = training;
  const parts = fewShotSplit(supernet, choice);
  const epochs = epochsOfPart(recipe.epochs, parts.length);
  const end = await trainNetwork({ ...training, trainee: supernetTrainee(supernet, training.seed) });
  if (end.how !== "finished") return { how: end.how, epoch: end.state.epoch, accuracyPct: 0 };
  let accuracyPct = 0;
  for (const [i, part] of parts.entries()) {
    const before = recipe.epochs + i * epochs;
    const { onStart: _, ...rest } = training;
    const trained = await trainSplit({
      ...rest,
      part,
      whole: { supernet, checkpoint },
      checkpoint: partCheckpoint(checkpoint, i),
      recipe: { ...recipe, epochs },
      onEpoch: (result, effort) => training.onEpoch?.({ ...result, epoch: before + result.epoch }, effort),
    });
    const epoch = before + trained.state.epoch;
    if (trained.how !== "finished") return { how: trained.how, epoch, accuracyPct: 0 };
    accuracyPct += (trained.judgement?.accuracyPct ?? 0) / parts.length;
  }
  return { how: "finished", epoch: fewShotEpochs(recipe.epochs, parts.length), accuracyPct };
}

/** Epochs of whole and parts together. */
export function fewShotEpochs(epochs: number, parts: number): number {
  return epochs + parts * epochsOfPart(epochs, parts);
}

/** The supernet and its checkpoint are the whole's. */
export interface FewShotScore extends SupernetScore {
  readonly choice: number;
}

/** How an architecture does with the weights of the part that it is a path of. @throws as {@link scoreOnSupernet} */
export async function scoreOnPart({ choice, ...score }: FewShotScore): Promise<Judgement> {
  const parts = fewShotSplit(score.supernet, choice);
  const at = parts.findIndex((part) => part.has(score.architecture));
  return scoreOnSupernet({ ...score, supernet: parts[at], checkpoint: partCheckpoint(score.checkpoint, at) });
}

function epochsOfPart(epochs: number, parts: number): number {
  return Math.ceil(epochs / parts);
}

function partCheckpoint(checkpoint: string, part: number): string {
  return `${checkpoint}.part${part}`;
}
