import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { allTrain } from "./parts/allocators/all-train.ts";
import { nsga2 as proposer } from "./parts/proposers/nsga2.ts";
import { trainDirectly } from "./parts/searchers/train-directly.ts";

const POPULATION = 20;

export const nsga2: MethodDefinition = {
  name: "nsga2",
  summary: `NSGA-II, population ${POPULATION}, every GPU trains`,
  bound: false,
  sampler: null,
  minGpus: 1,
  build: (context) => compose(trainDirectly(proposer(context.random("proposer"), POPULATION)), allTrain),
};
