import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { sampleThenTrain } from "./parts/allocators/sample-then-train.ts";
import { lamoo } from "./parts/lamoo/lamoo.ts";
import { scoreThenTrainFront } from "./parts/searchers/score-then-train-front.ts";

/** Architectures scored on the supernet before any is trained: a usual budget of one-shot search. */
const SAMPLES = 1000;
/** Architectures trained at the end. */
const TRAININGS = 8;
/** The tree grows with every so many scores: in minutes, where trained samples would take hours. */
const SCORES_PER_TREE = 100;

/** One-shot NAS: LaMOO on supernet scores alone, then trains the front that the scores promise. */
export const oneShot: MethodDefinition = {
  name: "one-shot",
  summary: `LaMOO on one-shot supernet scores (${SAMPLES} samples), then trains the estimated front (${TRAININGS})`,
  bound: false,
  sampler: "one-shot",
  minGpus: 1,
  build(context) {
    const proposer = lamoo(context.random("proposer"), {
      explorationWeight: 30,
      learnFrom: "scored",
      rebuild: { every: "samples", count: SCORES_PER_TREE },
    });
    return compose(scoreThenTrainFront(proposer, SAMPLES, TRAININGS), sampleThenTrain(SAMPLES));
  },
};
