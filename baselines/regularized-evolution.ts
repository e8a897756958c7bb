import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { allTrain } from "./parts/allocators/all-train.ts";
import { regularizedEvolution as proposer } from "./parts/proposers/regularized-evolution.ts";
import { trainDirectly } from "./parts/searchers/train-directly.ts";

const POPULATION = 50;
const SAMPLE = 10;

export const regularizedEvolution: MethodDefinition = {
  name: "regularized-evolution",
  summary: `regularized evolution, population ${POPULATION}, sample ${SAMPLE}, every GPU trains`,
  bound: false,
  sampler: null,
  minGpus: 1,
  build: (context) =>
    compose(trainDirectly(proposer(context.random("proposer"), POPULATION, SAMPLE)), allTrain),
};
