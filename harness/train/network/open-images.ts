import {
  CIFAR10_STATISTICS,
  channelStatistics,
  evaluationPlan,
  inlineBatches,
  prefetchedBatches,
  type BatchSource,
  type ImageSet,
} from "../../images/index.ts";
import type { Recipe } from "./recipe.ts";

/** Images to learn from, in batches, and to be judged on. */
export interface OpenImages {
  readonly train: BatchSource;
  readonly test: BatchSource;
  close(): Promise<void>;
}

interface Wanted {
  readonly train: ImageSet;
  readonly test: ImageSet;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly prefetch: boolean;
}

/** Images judged at once: no gradient is kept, so there is room for these on any device. */
const JUDGED_AT_ONCE = 100;

/** Opens both; CIFAR-10 is normalised as NAS-Bench-201 does it, another set by its own training images. */
export function openImages({ train, test, recipe, seed, prefetch }: Wanted): OpenImages {
  const open = prefetch ? prefetchedBatches : inlineBatches;
  const statistics = train.name.startsWith("cifar10-") ? CIFAR10_STATISTICS : channelStatistics(train);
  const { batch: batchSize, augmentation } = recipe;
  const learned = open(train, { seed, batchSize, shuffled: true, augmentation, statistics });
  const judged = open(test, evaluationPlan(Math.min(JUDGED_AT_ONCE, test.count), statistics));
  return {
    train: learned,
    test: judged,
    close: async () => {
      await Promise.all([learned.close(), judged.close()]);
    },
  };
}
