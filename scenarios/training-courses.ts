import { readFileSync } from "node:fs";
import { z } from "zod";
import { continuousAction } from "../baselines/parts/agent/continuous-action.ts";
import { discreteActions } from "../baselines/parts/agent/discrete-actions.ts";
import { shippedAgents, weightsPath } from "../baselines/parts/agent/trained-policy.ts";

const card = z.looseObject({
  action: z.string(),
  seed: z.number(),
  heldBackReturns: z.array(z.tuple([z.number(), z.number()])),
});

/** How an agent's training went, as the card beside its weights tells. */
export interface TrainingCourse {
  /** `discrete` or `continuous`. */
  readonly action: string;
  readonly seed: number;
  /** Episodes, and the mean return then on windows that it does not learn from, in decades of regret less the price of carbon. */
  readonly heldBackReturns: readonly (readonly [number, number])[];
}

/** Of both agents of a folder; null: the shipped ones. @throws Error where a card is not there or not as training writes it. */
export function trainingCourses(folder: string | null): TrainingCourse[] {
  return [discreteActions, continuousAction].map((actions) =>
    card.parse(JSON.parse(readFileSync(`${weightsPath(actions, folder ?? shippedAgents())}.json`, "utf8"))),
  );
}
