import { savingsByMethod, TARGETS, type MethodSaving } from "../harness/analysis/index.ts";
import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError, nearestFirst } from "../harness/text/index.ts";
import { hwnasbench } from "./hwnasbench.ts";
import type { Experiment } from "./scenario.ts";

const FLAGS = {
  against: { value: "text", describe: "the method that all others are set against" },
} as const satisfies FlagSet;

/** The main experiment again, looked at for where the carbon goes that is saved. */
export const savings: Experiment<FlagValues<typeof FLAGS>, readonly MethodSaving[]> = {
  kind: "experiment",
  name: "savings",
  question:
    "Where does the carbon saved come from: less work, better hours, or what an accounting leaves out?",
  flags: FLAGS,
  defaults: { ...hwnasbench.defaults, against: "vanilla" },
  check({ methods, against }) {
    if (!methods.includes(against)) {
      const known = nearestFirst(against, methods).join(", ");
      throw new UsageError(`--against ${against} is not among the methods, nearest first: ${known}`);
    }
  },
  keep: ({ manifest, logs }, { against }) => savingsByMethod(manifest, logs, against, ["end", ...TARGETS]),
  async findings([{ manifest, kept }]) {
    const { savingsFindings } = await import("../reports/index.ts");
    return savingsFindings(kept, manifest);
  },
};
