import type { MethodDefinition } from "../harness/method/index.ts";
import { CE_NAS_VARIANTS, ceNasStatic, ceNasWaiting } from "./ce-nas/index.ts";
import { heuristic } from "./heuristic.ts";
import { nsga2 } from "./nsga2.ts";
import { oneShot } from "./one-shot.ts";
import { ORACLE_TARGET, oracle } from "./oracle/oracle.ts";
import { random } from "./random.ts";
import { regularizedEvolution } from "./regularized-evolution.ts";
import { staticSplit } from "./static.ts";
import { vanilla } from "./vanilla.ts";

/** What methods are put together from. */
export { CE_NAS, ceNas, type CeNasParts } from "./ce-nas/index.ts";
export { compose } from "./compose.ts";
export { agentAllocator, type Policy } from "./parts/agent/agent-allocator.ts";
export { allTrain } from "./parts/allocators/all-train.ts";
export { cleannessShare } from "./parts/allocators/cleanness-share.ts";
export { fixedSplit } from "./parts/allocators/fixed-split.ts";
export { sampleThenTrain } from "./parts/allocators/sample-then-train.ts";
export { PAPER_LAMOO, lamoo, type LamooOptions } from "./parts/lamoo/lamoo.ts";
export { nsga2 as nsga2Proposer } from "./parts/proposers/nsga2.ts";
export type { Proposer } from "./parts/proposers/proposer.ts";
export { regularizedEvolution as regularizedEvolutionProposer } from "./parts/proposers/regularized-evolution.ts";
export { uniform } from "./parts/proposers/uniform.ts";
export { mostPromising } from "./parts/searchers/most-promising.ts";
export { scoreFirst } from "./parts/searchers/score-first.ts";
export { scoreThenTrainFront } from "./parts/searchers/score-then-train-front.ts";
export { trainDirectly } from "./parts/searchers/train-directly.ts";

/** Methods under their plain names: adding one is a file and a line here. */
const METHODS: readonly MethodDefinition[] = [
  random,
  vanilla,
  oneShot,
  heuristic,
  nsga2,
  regularizedEvolution,
  oracle(ORACLE_TARGET),
  ...CE_NAS_VARIANTS,
];

/** Methods with a number in their name. */
const FAMILIES: readonly {
  readonly pattern: RegExp;
  readonly name: string;
  readonly summary: string;
  make(parameter: number): MethodDefinition;
}[] = [
  {
    pattern: /^static-([1-9]\d*)$/,
    name: "static-N",
    summary: "N GPUs train, N >= 1, the rest sample; LaMOO",
    make: staticSplit,
  },
  {
    pattern: /^ce-nas-static-([1-9]\d*)$/,
    name: "ce-nas-static-N",
    summary: "CE-NAS with N GPUs that train, instead of the agent's split",
    make: ceNasStatic,
  },
  {
    pattern: /^ce-nas-waiting-([1-9]\d*)$/,
    name: "ce-nas-waiting-N",
    summary: "CE-NAS with N scored candidates that wait for training, instead of 300",
    make: ceNasWaiting,
  },
  {
    pattern: /^oracle-(0\.\d+)$/,
    name: "oracle-T",
    summary: "a bound: the oracle for the target T, 0 < T < 1",
    make: oracle,
  },
];

/** What a user may ask for, families by their pattern: `static-N`. */
export function methodList(): { readonly name: string; readonly summary: string }[] {
  return [...METHODS, ...FAMILIES].map(({ name, summary }) => ({ name, summary }));
}

/** The same as text for messages. */
export function methodNames(): string[] {
  return methodList().map(({ name }) => name);
}

/** The method of this name; undefined when there is none. */
export function methodOf(name: string): MethodDefinition | undefined {
  for (const { pattern, make } of FAMILIES) {
    const [, parameter] = pattern.exec(name) ?? [];
    if (parameter !== undefined) return make(Number(parameter));
  }
  return METHODS.find((method) => method.name === name);
}

/** The methods of the main comparison, in the order of its tables. */
export const DEFAULT_METHODS: readonly string[] = [
  "random",
  "vanilla",
  "ce-nas",
  "one-shot",
  "heuristic",
  "static-4",
  "nsga2",
  "regularized-evolution",
  "oracle",
];
