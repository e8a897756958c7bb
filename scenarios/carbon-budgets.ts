import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { checkList } from "./setting/check-list.ts";
import { hwnasbench } from "./hwnasbench.ts";
import type { Experiment } from "./scenario.ts";
import { chosenForecaster } from "./setting/setting.ts";

const FLAGS = {
  budgets: { value: "numbers", describe: "carbon budgets, kg CO2eq: 5,10,30" },
  forecasters: {
    value: "names",
    describe: "who foretells the intensity: one that a search could have, and the actual trace (oracle)",
  },
} as const satisfies FlagSet;

/** What each method finds before a budget of carbon is spent: the paper's 5 to 50 kg, and its 25 to 100 kg. */
export const carbonBudgets: Experiment<FlagValues<typeof FLAGS>> = {
  kind: "experiment",
  name: "carbon-budgets",
  question:
    "How much does each method find within a budget of carbon, on a forecast and on the actual trace?",
  flags: FLAGS,
  varies: ["carbonBudgetKg", "forecaster"],
  defaults: {
    ...hwnasbench.defaults,
    budgets: [5, 10, 25, 30, 50, 75, 100],
    forecasters: [hwnasbench.defaults.forecaster, "oracle"],
  },
  check({ budgets, forecasters }) {
    checkList("--budgets", budgets);
    checkList("--forecasters", forecasters);
  },
  cells({ budgets, forecasters, ...request }) {
    // A cell bears the name of who foretells, not that of the choice.
    const resolved = forecasters.map((forecaster) => chosenForecaster({ ...request, forecaster }).forecaster);
    const twice = forecasters.find((_, i) => resolved.indexOf(resolved[i]) < i);
    if (twice !== undefined) {
      throw new UsageError(
        `--forecasters ${forecasters.join(",")}: ${twice} comes to the same as one before it`,
      );
    }
    return budgets.flatMap((carbonBudgetKg) =>
      forecasters.map((forecaster, i) => ({
        labels: { carbonBudgetKg, forecaster: resolved[i] },
        request: { ...request, carbonBudgetKg, forecaster },
      })),
    );
  },
  async findings(cells) {
    const { budgetFindings } = await import("../reports/index.ts");
    return budgetFindings(cells, [...new Set(cells.map(({ labels }) => String(labels["forecaster"])))]);
  },
};
