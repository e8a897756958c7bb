import { stream } from "../random/index.ts";
import { NO_AUGMENTATION, drawView, writeView, type Augmentation } from "./augmentation.ts";
import { channelScale, type ChannelStatistics } from "./channel-statistics.ts";
import { imageBytes, type ImageSet } from "./image-set.ts";

/** How a set is gone through. */
export interface BatchPlan {
  /** Of the order and of the augmentation. */
  readonly seed: number | string;
  readonly batchSize: number;
  /** A new order each epoch; else the set's own. */
  readonly shuffled: boolean;
  readonly augmentation: Augmentation;
  readonly statistics: ChannelStatistics;
}

/** Images to learn from, or to be judged on, in one step. */
export interface ImageBatch {
  /** Fewer than the plan's batch size in the last of an epoch. */
  readonly size: number;
  /** Normalised, [size, height, width, 3]. */
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
}

/** The plan by which a set is judged on: in order, as it is. */
export function evaluationPlan(batchSize: number, statistics: ChannelStatistics): BatchPlan {
  return { seed: 0, batchSize, shuffled: false, augmentation: NO_AUGMENTATION, statistics };
}

/**
 * The batches of a set. A batch is a function of plan, epoch and number alone: training that goes on from a checkpoint
 * meets the same images, seen the same way, as training that was never interrupted.
 */
export class Batches {
  readonly perEpoch: number;
  readonly #set: ImageSet;
  readonly #plan: BatchPlan;
  readonly #scale: Float32Array;
  #order: { readonly epoch: number; readonly indices: Uint32Array } | null = null;

  constructor(set: ImageSet, plan: BatchPlan) {
    if (!(plan.batchSize >= 1)) {
      throw new RangeError(`batch size: got ${plan.batchSize}, expected 1 or more`);
    }
    this.perEpoch = Math.ceil(set.count / plan.batchSize);
    this.#set = set;
    this.#plan = plan;
    this.#scale = channelScale(plan.statistics);
  }

  /** @param number 0..perEpoch-1 */
  batch(epoch: number, number: number): ImageBatch {
    if (!(number >= 0 && number < this.perEpoch)) throw noSuchBatch(this.#set, number, this.perEpoch);
    const { batchSize, augmentation, seed } = this.#plan;
    const indices = this.#orderOf(epoch).subarray(number * batchSize, (number + 1) * batchSize);
    const random = stream(seed, `augmentation/${epoch}/${number}`);
    const bytes = imageBytes(this.#set);
    const pixels = new Float32Array(indices.length * bytes);
    const labels = new Int32Array(indices.length);
    for (const [i, index] of indices.entries()) {
      const view = drawView(random, augmentation, this.#set);
      writeView(this.#set, index, view, augmentation, this.#scale, pixels, i * bytes);
      labels[i] = this.#set.labels[index];
    }
    return { size: indices.length, pixels, labels };
  }

  #orderOf(epoch: number): Uint32Array {
    if (this.#order?.epoch !== epoch) {
      this.#order = { epoch, indices: epochOrder(this.#set.count, this.#plan, epoch) };
    }
    return this.#order.indices;
  }
}

export function noSuchBatch({ name }: ImageSet, number: number, perEpoch: number): RangeError {
  return new RangeError(`batch ${number} of ${name}: expected 0..${perEpoch - 1}`);
}

/** The order in which an epoch goes through so many images. */
function epochOrder(count: number, { shuffled, seed }: BatchPlan, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  if (!shuffled) return order;
  const random = stream(seed, `order/${epoch}`);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
