import type { MethodDefinition } from "../../harness/method/index.ts";
import { agentAllocator } from "../parts/agent/agent-allocator.ts";
import { continuousAction } from "../parts/agent/continuous-action.ts";
import { discreteActions } from "../parts/agent/discrete-actions.ts";
import { onlinePolicy } from "../parts/agent/online-policy.ts";
import { trainedAgent } from "../parts/agent/trained-agent.ts";
import { cleannessShare } from "../parts/allocators/cleanness-share.ts";
import { fixedSplit } from "../parts/allocators/fixed-split.ts";
import { nsga2 } from "../parts/proposers/nsga2.ts";
import { uniform } from "../parts/proposers/uniform.ts";
import { mostPromising } from "../parts/searchers/most-promising.ts";
import { scoreFirst } from "../parts/searchers/score-first.ts";
import { CE_NAS, WAITING_LIMIT, ceNas, type CeNasParts } from "./ce-nas.ts";

const HEURISTIC_WINDOW_HOURS = 24;
const NSGA2_POPULATION = 20;

/** CE-NAS and what it becomes when one part is another. */
const VARIANTS: readonly CeNasParts[] = [
  CE_NAS,
  {
    ...CE_NAS,
    name: "ce-nas-continuous",
    summary: "CE-NAS with an agent whose action is continuous",
    allocator: trainedAgent(continuousAction),
  },
  {
    ...CE_NAS,
    name: "ce-nas-online",
    summary: "CE-NAS as released: the agent learns from scratch, a step an hour; queues of 11",
    allocator: (context) => agentAllocator(onlinePolicy(context.random("agent"), discreteActions)),
    searcher: scoreFirst,
  },
  {
    ...CE_NAS,
    name: "ce-nas-heuristic",
    summary: "CE-NAS with the heuristic's split instead of the agent's",
    allocator: () => cleannessShare(HEURISTIC_WINDOW_HOURS),
  },
  {
    ...CE_NAS,
    name: "ce-nas-released-queues",
    summary: "CE-NAS with the released queues: at most 11 wait, least dominated first",
    searcher: scoreFirst,
  },
  {
    ...CE_NAS,
    name: "ce-nas-uniform",
    summary: "CE-NAS that samples the whole space uniformly instead of LaMOO's region",
    proposer: (context) => uniform(context.random("proposer")),
  },
  {
    ...CE_NAS,
    name: "ce-nas-nsga2",
    summary: "CE-NAS with NSGA-II in LaMOO's place",
    proposer: (context) => nsga2(context.random("proposer"), NSGA2_POPULATION),
  },
  { ...CE_NAS, name: "ce-nas-one-shot", summary: "CE-NAS with one-shot scores", sampler: "one-shot" },
];

/** CE-NAS under its names. */
export const CE_NAS_VARIANTS: readonly MethodDefinition[] = VARIANTS.map(ceNas);

/** `ce-nas-static-N`: N GPUs train, whatever the grid does, with all else as in CE-NAS: what the agent itself must beat. */
export function ceNasStatic(training: number): MethodDefinition {
  const name = `ce-nas-static-${training}`;
  const summary = `CE-NAS with ${training} GPUs training, the rest sampling, instead of the agent's split`;
  return {
    ...ceNas({ ...CE_NAS, name, summary, allocator: () => fixedSplit(training) }),
    minGpus: training + 1,
  };
}

/** `ce-nas-waiting-N`: N scored candidates wait before sampling pauses, and before training begins. */
export function ceNasWaiting(limit: number): MethodDefinition {
  const name = `ce-nas-waiting-${limit}`;
  const summary = `CE-NAS with ${limit} scored candidates that wait, instead of ${WAITING_LIMIT}`;
  return ceNas({ ...CE_NAS, name, summary, searcher: (proposer) => mostPromising(proposer, limit) });
}
