import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { PAPER_LAMOO, lamoo } from "./parts/lamoo/lamoo.ts";
import { allTrain } from "./parts/allocators/all-train.ts";
import { trainDirectly } from "./parts/searchers/train-directly.ts";

/** Vanilla NAS, the paper's yardstick: LaMOO, every GPU trains. */
export const vanilla: MethodDefinition = {
  name: "vanilla",
  summary: "LaMOO, every GPU trains: the paper's vanilla NAS",
  bound: false,
  sampler: null,
  minGpus: 1,
  build: (context) => compose(trainDirectly(lamoo(context.random("proposer"), PAPER_LAMOO)), allTrain),
};
