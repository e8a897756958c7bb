import { afterAll, beforeAll, expect, it } from "vitest";
import {
  CIFAR10_STATISTICS,
  channelStatistics,
  evaluationPlan,
  inlineBatches,
  type ChannelStatistics,
  type ImageSet,
} from "../../../harness/images/index.ts";
import { nasBench201Network } from "../../../harness/network/index.ts";
import { openBackend, type OpenBackend } from "../../../harness/nn/index.ts";
import { networkTrainee, recipeOf, trainNetwork } from "../../../harness/train/index.ts";
import { DroppedPaths } from "../../../harness/train/network/dropped-paths.ts";
import { judgeTrainee } from "../../../harness/train/network/judge-trainee.ts";
import { crossEntropy } from "../../../harness/train/network/loss.ts";
import {
  disposeModel,
  initialModel,
  uploadModel,
  type ModelArrays,
} from "../../../harness/train/network/model.ts";
import { openImages } from "../../../harness/train/network/open-images.ts";
import { SMALL } from "./small-networks.ts";

let backend: OpenBackend;

beforeAll(async () => {
  backend = await openBackend("wasm");
});
afterAll(() => backend.close());

const trainee = networkTrainee(
  "a network",
  nasBench201Network(
    "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|",
    {
      cells: 1,
      channels: 4,
      classes: 3,
      imagePx: 8,
    },
  ),
);

it("smoothed cross entropy is the target's share of each class's surprise", () => {
  const scores = [
    [2, -1, 0.5],
    [0, 0, 3],
  ];
  const labels = [0, 1];
  const smoothing = 0.3;
  const expected = scores.reduce((sum, row, image) => {
    const total = Math.log(row.reduce((all, score) => all + Math.exp(score), 0));
    return row.reduce((part, score, k) => {
      const target = (k === labels[image] ? 1 - smoothing : 0) + smoothing / row.length;
      return part + target * (total - score);
    }, sum);
  }, 0);
  const tf = backend.tensors;
  const loss = tf.tidy(
    () => crossEntropy(tf, tf.tensor2d(scores), tf.tensor1d(labels, "int32"), smoothing).dataSync()[0],
  );
  expect(loss).toBeCloseTo(expected, 5);
});

it("a dropped path is dropped image by image, and what is left is scaled up", () => {
  const tf = backend.tensors;
  const images = 2000;
  const dropped = new DroppedPaths(1, 7, images, 0.2);
  const left = (node: number): number[] =>
    tf.tidy(() => [
      ...dropped
        .forImages(
          tf,
          0,
          images,
        )(node, tf.ones([images, 1, 1, 1]))
        .dataSync(),
    ]);
  const values = left(3);
  expect(new Set(values)).toEqual(new Set([0, Math.fround(1.25)]));
  // Four standard deviations of a share of 0.8.
  const kept = values.filter((value) => value > 0).length / images;
  expect(Math.abs(kept - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / images));
  expect(left(4)).not.toEqual(values);
});

it("drop-path leaves the first epoch alone, and no later one", async () => {
  const curve = async (dropPath: number): Promise<number[]> => {
    const recipe = recipeOf({ epochs: 2, batch: 8, dropPath });
    const training = { backend, trainee, recipe, seed: 1, ...SMALL, prefetch: false, resume: false };
    const { state } = await trainNetwork({ ...training, onNotice: () => {} });
    return state.curve.map(({ trainLoss }) => trainLoss);
  };
  const [without, with_] = [await curve(0), await curve(0.8)];
  expect(with_[0]).toBe(without[0]);
  expect(with_[1]).not.toBeCloseTo(without[1], 3);
});

it("the running mean of weights is what is judged, where one is kept", async () => {
  const first = initialModel(trainee, 1, false);
  const other = initialModel(trainee, 2, false).parameters;
  const source = inlineBatches(SMALL.test, evaluationPlan(12, channelStatistics(SMALL.train)));
  const judged = async (arrays: ModelArrays): Promise<number> => {
    const model = uploadModel(backend.tensors, trainee, arrays);
    const { loss } = await judgeTrainee(backend.tensors, trainee, model, source);
    disposeModel(model);
    return loss;
  };
  const averaged = await judged({ ...first, average: other });
  expect(averaged).toBe(await judged({ ...first, parameters: other }));
  expect(averaged).not.toBe(await judged(first));
});

it("CIFAR-10 is normalised by NAS-Bench-201's statistics, another set by its own training images", async () => {
  // lib/datasets/get_dataset_with_transform.py of D-X-Y/AutoDL-Projects.
  expect(CIFAR10_STATISTICS).toEqual({
    mean: [125.3 / 255, 123.0 / 255, 113.9 / 255],
    deviation: [63.0 / 255, 62.1 / 255, 66.7 / 255],
  });
  const renamed = ({ name, ...set }: ImageSet): ImageSet => ({ ...set, name: `cifar10-${name.slice(10)}` });
  const normalised = async (
    sets: typeof SMALL,
    { mean, deviation }: ChannelStatistics,
  ): Promise<[got: Float32Array, expected: Float32Array]> => {
    const images = openImages({ ...sets, recipe: recipeOf({ batch: 8 }), seed: 1, prefetch: false });
    const { pixels } = await images.test.batch(0, 0);
    const expected = Float32Array.from(
      sets.test.pixels,
      (byte, i) => (byte / 255 - mean[i % 3]) / deviation[i % 3],
    );
    await images.close();
    return [pixels, expected];
  };
  const cifar = { train: renamed(SMALL.train), test: renamed(SMALL.test) };
  for (const [got, expected] of [
    await normalised(cifar, CIFAR10_STATISTICS),
    await normalised(SMALL, channelStatistics(SMALL.train)),
  ]) {
    expect(Math.max(...got.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-5);
  }
});
