import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { cleannessShare } from "./parts/allocators/cleanness-share.ts";
import { PAPER_LAMOO, lamoo } from "./parts/lamoo/lamoo.ts";
import { scoreFirst } from "./parts/searchers/score-first.ts";

const WINDOW_HOURS = 24;

/**
 * The carbon-aware heuristic: more GPUs train while power is clean, the rest sample on the supernet; LaMOO says where.
 * Our reading of the workshop paper arXiv 2307.04131 (see `cleannessShare`), whose exact formula could not be had.
 */
export const heuristic: MethodDefinition = {
  name: "heuristic",
  summary:
    "training share follows how clean the present hour is within the next day's forecast; LaMOO, one-shot scores",
  bound: false,
  sampler: "one-shot",
  minGpus: 2,
  build: (context) =>
    compose(scoreFirst(lamoo(context.random("proposer"), PAPER_LAMOO)), cleannessShare(WINDOW_HOURS)),
};
