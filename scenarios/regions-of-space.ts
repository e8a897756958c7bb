import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError } from "../harness/text/index.ts";
import type { Study } from "./scenario.ts";

const FLAGS = {
  trained: { value: "numbers", describe: "trained architectures that LaMOO learns from: 50,100,200" },
  draw: { value: "number", describe: "architectures drawn from the region, and from the whole space" },
  seeds: { value: "seeds", describe: "20, 1..20 or 3,7,9" },
} as const satisfies FlagSet;

/** Most that a seed takes in a second or so. */
const MOST_TRAINED = 1000;

/** What LaMOO's best region holds, against the whole space. */
export const regionsOfSpace: Study<FlagValues<typeof FLAGS>> = {
  kind: "study",
  name: "regions-of-space",
  question: "Are architectures drawn from LaMOO's best region better than those drawn from the whole space?",
  flags: FLAGS,
  defaults: { trained: [50, 100, 200, 400], draw: 50, seeds: Array.from({ length: 50 }, (_, i) => i + 1) },
  async run(request, context) {
    for (const n of request.trained) {
      if (!Number.isInteger(n) || n < 2 || n > MOST_TRAINED) {
        throw new UsageError(`--trained: got ${n}, expected whole numbers from 2 to ${MOST_TRAINED}`);
      }
    }
    if (!Number.isInteger(request.draw) || request.draw < 1) {
      throw new UsageError(`--draw: got ${request.draw}, expected a whole number of at least 1`);
    }
    const { runRegions } = await import("./studies/regions-of-space.ts");
    return runRegions(request, context);
  },
};
