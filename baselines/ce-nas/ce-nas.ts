import type { MethodContext, MethodDefinition, Searcher } from "../../harness/method/index.ts";
import type { SamplerName } from "../../harness/nas/index.ts";
import { compose } from "../compose.ts";
import { discreteActions } from "../parts/agent/discrete-actions.ts";
import { trainedAgent, type AllocatorSource } from "../parts/agent/trained-agent.ts";
import { PAPER_LAMOO, lamoo } from "../parts/lamoo/lamoo.ts";
import type { Proposer } from "../parts/proposers/proposer.ts";
import { mostPromising } from "../parts/searchers/most-promising.ts";

/** Scored candidates that wait before sampling pauses, and before training begins (docs/agent.md). */
export const WAITING_LIMIT = 300;

/** What CE-NAS is made of; an ablation changes one part: `ceNas({ ...CE_NAS, name: "mine", proposer: … })`. */
export interface CeNasParts {
  readonly name: string;
  readonly summary: string;
  /** Who splits the GPUs. */
  readonly allocator: AllocatorSource;
  /** Where in the space to look. */
  proposer(context: MethodContext): Proposer;
  /** What is scored and trained, and when. */
  searcher(proposer: Proposer): Searcher;
  readonly sampler: SamplerName;
}

/** CE-NAS whole: the trained agent, LaMOO, few-shot scores. */
export const CE_NAS: CeNasParts = {
  name: "ce-nas",
  summary: "a trained agent splits the GPUs by carbon, forecast and progress; LaMOO, few-shot scores",
  allocator: trainedAgent(discreteActions),
  proposer: (context) => lamoo(context.random("proposer"), PAPER_LAMOO),
  searcher: (proposer) => mostPromising(proposer, WAITING_LIMIT),
  sampler: "few-shot",
};

/** A method of these parts. */
export function ceNas({
  name,
  summary,
  allocator,
  proposer,
  searcher,
  sampler,
}: CeNasParts): MethodDefinition {
  return {
    name,
    summary,
    bound: false,
    sampler,
    minGpus: 2,
    weightsDigest: allocator.weightsDigest,
    build: (context) => compose(searcher(proposer(context)), allocator(context)),
  };
}
