import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { allTrain } from "./parts/allocators/all-train.ts";
import { uniform } from "./parts/proposers/uniform.ts";
import { trainDirectly } from "./parts/searchers/train-directly.ts";

/** Random search: trains uniform draws without replacement on every GPU. */
export const random: MethodDefinition = {
  name: "random",
  summary: "uniform random search, every GPU trains",
  bound: false,
  sampler: null,
  minGpus: 1,
  build: (context) => compose(trainDirectly(uniform(context.random("proposer"))), allTrain),
};
