/** Labelled images, and the batches that are learned from: the same from run to run, on any thread. */
export { checkedImageSet, imageBytes, ImageSetError, type ImageSet } from "./image-set.ts";
export { digestOfImages } from "./digest-of-images.ts";
export { balancedOrder, sampleOf, selectImages } from "./select-images.ts";
export { CIFAR10_STATISTICS, channelStatistics, type ChannelStatistics } from "./channel-statistics.ts";
export { NAS_BENCH_201_AUGMENTATION, NO_AUGMENTATION, type Augmentation } from "./augmentation.ts";
export { evaluationPlan, type BatchPlan, type ImageBatch } from "./batches.ts";
export { inlineBatches, type BatchSource } from "./batch-source.ts";
export { prefetchedBatches } from "./prefetched-batches.ts";
export { syntheticImages, type SyntheticImages } from "./synthetic-images.ts";
