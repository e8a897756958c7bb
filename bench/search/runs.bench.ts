import type { Case } from "../case.ts";

const METHODS = [
  "random",
  "nsga2",
  "regularized-evolution",
  "vanilla",
  "heuristic",
  "static-4",
  "one-shot",
  "oracle",
  "ce-nas",
  "ce-nas-online",
];

/** The default scenario's search, 79 hours on eight GPUs, by each method. */
export default METHODS.map((method): Case => ({
  name: `run, 79 h of ${method}`,
  load: async () => (await import("./runs.ts")).runsOf(method),
}));
