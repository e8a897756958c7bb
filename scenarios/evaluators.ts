import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError } from "../harness/text/index.ts";
import type { Study } from "./scenario.ts";

const FLAGS = {
  trained: { value: "numbers", describe: "architectures that the predictor is fitted on: 50,100,200" },
  seeds: { value: "seeds", describe: "draws of these architectures: 20, 1..20 or 3,7,9" },
} as const satisfies FlagSet;

/** Most that a fit takes in a second or so. */
const MOST_TRAINED = 1000;

/** How well each cheap judge ranks architectures, and what it costs to set up and to ask. */
export const evaluators: Study<FlagValues<typeof FLAGS>> = {
  kind: "study",
  name: "evaluators",
  question:
    "How well does each way of judging architectures without full training rank them, and at what cost?",
  flags: FLAGS,
  defaults: { trained: [50, 100, 200, 400], seeds: Array.from({ length: 20 }, (_, i) => i + 1) },
  async run(request, context) {
    for (const n of request.trained) {
      if (!Number.isInteger(n) || n < 2 || n > MOST_TRAINED) {
        throw new UsageError(`--trained: got ${n}, expected whole numbers from 2 to ${MOST_TRAINED}`);
      }
    }
    const { runEvaluators } = await import("./studies/evaluators.ts");
    return runEvaluators(request, context);
  },
};
