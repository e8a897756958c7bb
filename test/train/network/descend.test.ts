import * as tensors from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { descend } from "../../../harness/train/network/descend.ts";
import type { Model } from "../../../harness/train/network/model.ts";
import { NORM_EPSILON, NORM_MOMENTUM } from "../../../harness/train/network/norm-constants.ts";
import {
  NAS_BENCH_201_RECIPE,
  dropPathAt,
  learningRateAt,
  recipeOf,
  type Recipe,
} from "../../../harness/train/network/recipe.ts";

beforeAll(async () => {
  await tensors.setBackend("cpu");
});

/** torch.optim.SGD, one number at a time, as its documentation writes it down. */
function twin(recipe: Recipe, start: number, slopes: readonly number[], rates: readonly number[]): number {
  const { momentum, nesterov, weightDecay } = recipe;
  let [weight, velocity] = [start, 0];
  slopes.forEach((slope, i) => {
    const g = slope + weightDecay * weight;
    velocity = momentum * velocity + g;
    weight -= rates[i] * (nesterov ? g + momentum * velocity : velocity);
  });
  return weight;
}

function modelAt(start: number): Model {
  return {
    parameters: new Map([["w", tensors.tensor1d([start])]]),
    momenta: new Map([["w", tensors.tensor1d([0])]]),
    statistics: new Map(),
    average: null,
  };
}

async function step(model: Model, recipe: Recipe, slope: number, rate: number): Promise<void> {
  const gradients = new Map([["w", tensors.tensor1d([slope])]]);
  await descend(tensors, model, { gradients, statistics: new Map(), loss: 0, correct: 0 }, recipe, rate);
}

async function descended(
  recipe: Recipe,
  start: number,
  slopes: readonly number[],
  rates: readonly number[],
): Promise<number> {
  const model = modelAt(start);
  for (const [i, slope] of slopes.entries()) await step(model, recipe, slope, rates[i]);
  return (model.parameters.get("w") as tensors.Tensor).dataSync()[0];
}

const SLOPES = [0.7, -1.9, 3];
const RATES = [0.1, 0.08, 0.02];

it.each([
  ["NAS-Bench-201's", {}],
  ["without Nesterov", { nesterov: false }],
  ["without momentum", { momentum: 0, nesterov: false }],
  ["with a strong decay", { weightDecay: 0.2 }],
])("steps are PyTorch's: %s", async (_, settings) => {
  const recipe = recipeOf(settings);
  expect(await descended(recipe, 2, SLOPES, RATES)).toBeCloseTo(twin(recipe, 2, SLOPES, RATES), 5);
});

it("a gradient longer than the clipping norm is shortened to it, a shorter one is left", async () => {
  const recipe = recipeOf({ clipNorm: 1, weightDecay: 0, momentum: 0, nesterov: false });
  expect(await descended(recipe, 2, [4], [0.1])).toBeCloseTo(1.9, 5);
  expect(await descended(recipe, 2, [0.5], [0.1])).toBeCloseTo(1.95, 5);
});

it("the rate falls along half a cosine to nothing", () => {
  const recipe = recipeOf({ epochs: 200 });
  expect([0, 50, 100, 150].map((epoch) => learningRateAt(recipe, epoch))).toEqual([
    0.1,
    expect.closeTo(0.0853553, 6),
    expect.closeTo(0.05, 6),
    expect.closeTo(0.0146447, 6),
  ]);
});

it("paths are dropped more from epoch to epoch, and none in the first", () => {
  const recipe = recipeOf({ epochs: 600, dropPath: 0.2 });
  expect([0, 150, 300, 599].map((epoch) => dropPathAt(recipe, epoch))).toEqual([
    0,
    expect.closeTo(0.05, 9),
    expect.closeTo(0.1, 9),
    expect.closeTo(0.19967, 5),
  ]);
});

it("the running mean of weights keeps its share each step, of the weights as moved", async () => {
  const recipe = recipeOf({ averageDecay: 0.9, weightDecay: 0, momentum: 0, nesterov: false });
  const model: Model = { ...modelAt(2), average: new Map([["w", tensors.tensor1d([2])]]) };
  for (const slope of [4, -1]) await step(model, recipe, slope, 0.1);
  // Weights 1.6, 1.7; means 0.9 * 2 + 0.1 * 1.6, and on.
  expect((model.average as Map<string, tensors.Tensor>).get("w")?.dataSync()[0]).toBeCloseTo(1.934, 5);
});

it("the recipe is the one that was published, and batch norm PyTorch's", () => {
  expect(NAS_BENCH_201_RECIPE).toMatchObject({
    epochs: 200,
    batch: 256,
    learningRate: 0.1,
    momentum: 0.9,
    nesterov: true,
    weightDecay: 5e-4,
    labelSmoothing: 0,
    dropPath: 0,
    augmentation: { flip: true, paddingPx: 4, cutoutPx: 0 },
  });
  expect([NORM_MOMENTUM, NORM_EPSILON]).toEqual([0.1, 1e-5]);
});
