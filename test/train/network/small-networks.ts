import { syntheticImages, type ImageBatch } from "../../../harness/images/index.ts";
import { NetworkBuilder, type Network } from "../../../harness/network/index.ts";
import { stream } from "../../../harness/random/index.ts";

/** Convolution, one operation, head: small enough for finite differences. */
export function around(operate: (build: NetworkBuilder, input: number) => number, sidePx = 5): Network {
  const build = new NetworkBuilder();
  const features = operate(build, build.conv("before", build.image(sidePx), 4, 3));
  return build.build(build.dense("head/dense", build.globalPool(features), 3));
}

/** Random pixels and labels. */
export function randomBatch(size: number, sidePx: number, classes: number, seed = 1): ImageBatch {
  const random = stream(seed, "batch");
  return {
    size,
    pixels: Float32Array.from({ length: size * sidePx * sidePx * 3 }, () => random.normal()),
    labels: Int32Array.from({ length: size }, (_, i) => i % classes),
  };
}

export const SMALL = {
  train: syntheticImages({ seed: 1, part: "train", count: 24, classes: 3, sidePx: 8 }),
  test: syntheticImages({ seed: 1, part: "test", count: 12, classes: 3, sidePx: 8 }),
};

/** A cell of the NASNet space with every operation. */
export const NASNET_CELL =
  "sep_conv_3x3~0,dil_conv_5x5~1|max_pool_3x3~0,skip_connect~1|avg_pool_3x3~0,dil_conv_3x3~2|sep_conv_5x5~3,skip_connect~0|skip_connect~4,max_pool_3x3~1";
