import type { MethodDefinition } from "../harness/method/index.ts";
import { compose } from "./compose.ts";
import { fixedSplit } from "./parts/allocators/fixed-split.ts";
import { PAPER_LAMOO, lamoo } from "./parts/lamoo/lamoo.ts";
import { scoreFirst } from "./parts/searchers/score-first.ts";

/** `static-N`: N GPUs train, the rest sample, whatever the grid does: what an allocator must beat. */
export function staticSplit(training: number): MethodDefinition {
  return {
    name: `static-${training}`,
    summary: `${training} GPUs train, the rest sample; LaMOO, one-shot scores`,
    bound: false,
    sampler: "one-shot",
    minGpus: training + 1,
    build: (context) =>
      compose(scoreFirst(lamoo(context.random("proposer"), PAPER_LAMOO)), fixedSplit(training)),
  };
}
