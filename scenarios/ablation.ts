import { hwnasbench } from "./hwnasbench.ts";
import type { CellRequest, Experiment, Request } from "./scenario.ts";

const WHOLE = "ce-nas";
/** Who else runs where the cluster differs: what CE-NAS is for is told by its distance to it. */
const RIVAL = "vanilla";

/** One thing that is otherwise than in CE-NAS as it stands. */
interface Variant {
  readonly name: string;
  readonly method?: string;
  readonly changes?: Partial<Request>;
}

const MINUTE_SECONDS = 60;

const VARIANTS: readonly Variant[] = [
  { name: "no agent: heuristic", method: "ce-nas-heuristic" },
  { name: "agent from scratch, as released", method: "ce-nas-online" },
  { name: "forecasts by ridge", changes: { forecaster: "ridge" } },
  { name: "no forecast: persistence", changes: { forecaster: "persistence" } },
  { name: "actual trace as forecast (bound)", changes: { forecaster: "oracle" } },
  { name: "no LaMOO: uniform", method: "ce-nas-uniform" },
  { name: "NSGA-II in LaMOO's place", method: "ce-nas-nsga2" },
  { name: "one-shot scores", method: "ce-nas-one-shot" },
  { name: "released queues", method: "ce-nas-released-queues" },
  ...[0, 5, 15].map((minutes) => ({
    name: `switching costs ${minutes} min`,
    changes: { switchSeconds: minutes * MINUTE_SECONDS },
  })),
  ...[4, 8, 16, 32].map((gpus) => ({ name: `${gpus} GPUs`, changes: { gpus } })),
];

/** What each part of CE-NAS is worth: one thing changed at a time. */
export const ablation: Experiment = {
  kind: "experiment",
  name: "ablation",
  question: "What is each part of CE-NAS worth, and what do switching costs and other clusters do to it?",
  varies: ["methods"],
  defaults: { ...hwnasbench.defaults, methods: [WHOLE, RIVAL] },
  cells: (request) => [
    { labels: { variant: "whole" }, request: { ...request, methods: [WHOLE, RIVAL] } },
    ...VARIANTS.flatMap((variant) => cellOf(variant, request)),
  ],
  async findings(cells) {
    const { ablationFindings } = await import("../reports/index.ts");
    return ablationFindings(cells, WHOLE, RIVAL);
  },
};

/** None where the setting is so already. */
function cellOf({ name, method = WHOLE, changes = {} }: Variant, request: Request): CellRequest[] {
  const same = Object.entries(changes).every(([flag, value]) => request[flag as keyof Request] === value);
  if (method === WHOLE && same) return [];
  const methods = changes.gpus === undefined ? [method] : [method, RIVAL];
  return [{ labels: { variant: name }, request: { ...request, ...changes, methods } }];
}
