import type { Task } from "../../harness/trainer/index.ts";

const images = { name: "none", path: "/none" };

/** A training of three epochs, for trainers that look at no images. */
export const TRAIN_TASK: Task = {
  kind: "train",
  architecture: "a",
  train: images,
  test: images,
  epochs: 3,
  seed: 1,
  settings: {},
  supernet: null,
};
