import type { Tensor4D } from "@tensorflow/tfjs";
import type { Tensors } from "../../nn/index.ts";
import { stream } from "../../random/index.ts";

/**
 * Which paths are dropped for which images of a batch (Larsson et al. 2017; image by image, what is left is scaled up). Drawn
 * for each node and the whole batch, so that micro-batches meet the same.
 */
export class DroppedPaths {
  readonly #seed: number;
  readonly #step: number;
  readonly #images: number;
  readonly #probability: number;

  constructor(seed: number, step: number, images: number, probability: number) {
    this.#seed = seed;
    this.#step = step;
    this.#images = images;
    this.#probability = probability;
  }

  /** What is left of a node's path, for some images of the batch. */
  forImages(tf: Tensors, start: number, images: number): (node: number, x: Tensor4D) => Tensor4D {
    const keep = 1 - this.#probability;
    return (node, x) => {
      const random = stream(this.#seed, `drop-path/${this.#step}/${node}`);
      const factors = Float32Array.from({ length: this.#images }, () =>
        random.next() < keep ? 1 / keep : 0,
      );
      return tf.mul(x, tf.tensor4d(factors.slice(start, start + images), [images, 1, 1, 1]));
    };
  }
}
