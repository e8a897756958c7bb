import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { NO_AUGMENTATION } from "../../../harness/images/index.ts";
import { openBackend, type OpenBackend } from "../../../harness/nn/index.ts";
import {
  networkTrainee,
  recipeOf,
  trainNetwork,
  type NetworkTraining,
} from "../../../harness/train/index.ts";
import { initialModel } from "../../../harness/train/network/model.ts";
import { SMALL, around } from "./small-networks.ts";

let backend: OpenBackend;
beforeAll(async () => {
  backend = await openBackend("wasm");
});
afterAll(() => backend.close());
afterEach(() => vi.restoreAllMocks());

/** Without batch norm, so that learning and judging see the same network; it learns nothing to speak of. */
const trainee = networkTrainee(
  "still",
  around((build, input) => build.relu(input), 8),
);

function training(changes: Partial<NetworkTraining> = {}): NetworkTraining {
  const recipe = recipeOf({
    epochs: 1,
    batch: 8,
    learningRate: 1e-12,
    weightDecay: 0,
    augmentation: NO_AUGMENTATION,
  });
  const { train, test } = SMALL;
  return {
    backend,
    trainee,
    recipe,
    seed: 1,
    train,
    test,
    prefetch: false,
    resume: false,
    onNotice: () => {},
    ...changes,
  };
}

it("a row of the confusion matrix is a true class, a column the class that is said", async () => {
  const model = initialModel(trainee, 1, false);
  const parameters = new Map(model.parameters);
  for (const [name, values] of parameters) {
    if (name.startsWith("head/")) parameters.set(name, new Float32Array(values.length));
  }
  // Whatever it sees, it says class 1.
  parameters.set("head/dense/bias", Float32Array.of(0, 5, 0));
  const { judgement } = await trainNetwork(training({ initial: { ...model, parameters } }));
  expect(judgement?.confusion).toEqual(
    [0, 1, 2].map((label) => [0, SMALL.test.labels.filter((l) => l === label).length, 0]),
  );
});

it("accuracy and loss in learning are those of judging the same images with the same weights", async () => {
  const { state } = await trainNetwork(training({ test: SMALL.train }));
  const [epoch] = state.curve;
  expect(epoch.trainAccuracyPct).toBeGreaterThan(10);
  expect(epoch.trainAccuracyPct).toBeCloseTo(epoch.testAccuracyPct, 9);
  expect(epoch.trainLoss).toBeCloseTo(epoch.testLoss, 4);
});

it("images/s are images over the seconds of learning; an epoch's seconds have judging in them", async () => {
  let nowMs = 0;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  const told: unknown[] = [];
  await trainNetwork(
    training({
      onWork: () => void (nowMs += 2000),
      onEpoch: (_, effort) => void told.push(effort),
    }),
  );
  // Three steps of 8 images of 24, and one batch that is judged.
  expect(told).toEqual([{ seconds: 8, imagesPerS: 4, metered: null }]);
});
