import type { FlagSet, FlagValues } from "../harness/cli/index.ts";
import { checkList } from "./setting/check-list.ts";
import { hwnasbench } from "./hwnasbench.ts";
import type { Experiment } from "./scenario.ts";
import { trainingCourses } from "./training-courses.ts";

const FLAGS = {
  budgets: { value: "numbers", describe: "carbon budgets, kg CO2eq, beside a run without one: 5,10,30" },
} as const satisfies FlagSet;

const DISCRETE = "ce-nas";
const CONTINUOUS = "ce-nas-continuous";

/** Ten splits to choose from, or any: the paper's two agents. */
export const actions: Experiment<FlagValues<typeof FLAGS>> = {
  kind: "experiment",
  name: "actions",
  question: "Does an agent whose action is continuous find more than one that chooses among ten splits?",
  flags: FLAGS,
  varies: ["methods", "carbonBudgetKg"],
  defaults: {
    ...hwnasbench.defaults,
    methods: [DISCRETE, CONTINUOUS],
    budgets: [5, 10, 30, 50],
  },
  check: ({ budgets }) => checkList("--budgets", budgets),
  cells: (request) =>
    [...request.budgets, null].map((carbonBudgetKg) => ({
      labels: { carbonBudgetKg },
      request: { ...request, carbonBudgetKg },
    })),
  async findings(cells, { agentWeights }) {
    const { actionFindings } = await import("../reports/index.ts");
    return actionFindings(cells, DISCRETE, CONTINUOUS, trainingCourses(agentWeights));
  },
};
