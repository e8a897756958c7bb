/** One figure or table of the paper's evaluation, or beside it, and where it comes from. */
export interface PlannedItem {
  /** File name without extension, as the scenario's report has it. */
  readonly id: string;
  readonly kind: "figure" | "table";
  /** What it answers. */
  readonly question: string;
  /** What of the paper's evaluation it answers; null: beside the paper. */
  readonly paper: string | null;
  /** Whose report it is of, run with its defaults. */
  readonly scenario: string;
}

const PROGRESS = "search progress on HW-NASBench: log HV difference against hours and against CO2";
const BUDGETS = "HV under a carbon budget: 5, 10, 30, 50 kg; forecast trace and actual trace";
const ACTIONS = "discrete or continuous action: HV per budget";
const REGION = "LaMOO region or random: HV, accuracy, energy of what is drawn";
const EVALUATORS = "evaluator comparison: cost, initial cost, accuracy";
const FORECASTS = "forecast MAPE: CISO, DE, PJM; days ahead";
const HEADLINE = "up to 7.22x less carbon than vanilla NAS";

const figure = (id: string, scenario: string, paper: string | null, question: string): PlannedItem => ({
  id,
  kind: "figure",
  question,
  paper,
  scenario,
});
const table = (id: string, scenario: string, paper: string | null, question: string): PlannedItem => ({
  id,
  kind: "table",
  question,
  paper,
  scenario,
});

/** Everything that is regenerated. A new one is a line here. */
export const PLAN: readonly PlannedItem[] = [
  figure(
    "system-overview",
    "hwnasbench",
    "system overview",
    "What was run, and where is the carbon counted?",
  ),
  figure(
    "trace-forecast",
    "hwnasbench",
    "trace and forecast, 80 h of CISO 2021",
    "How clean was the grid, and was it foretold?",
  ),
  figure("significance-matrix", "hwnasbench", null, "Which differences are more than chance?"),
  figure(
    "methods-compared",
    "hwnasbench",
    HEADLINE,
    "How much carbon does each method need, against vanilla?",
  ),
  figure("hypervolume-by-hours", "hwnasbench", PROGRESS, "How fast does the hypervolume grow by the clock?"),
  figure(
    "hypervolume-by-carbon",
    "hwnasbench",
    PROGRESS,
    "How much hypervolume does a kilogram of carbon buy?",
  ),
  figure(
    "log-difference-by-hours",
    "hwnasbench",
    PROGRESS,
    "How fast does what is missing shrink by the clock?",
  ),
  figure(
    "log-difference-by-carbon",
    "hwnasbench",
    PROGRESS,
    "How fast does what is missing shrink by the kilogram?",
  ),
  figure("fronts", "hwnasbench", null, "How near do the runs of each method come to the best trade-offs?"),
  figure("carbon-by-activity", "hwnasbench", null, "What is the carbon spent on?"),
  figure("gpu-use", "hwnasbench", null, "Do the methods work when power is clean?"),
  table("results", "hwnasbench", HEADLINE, "What did each method use and find?"),
  table("targets", "hwnasbench", HEADLINE, "What does each share of the hypervolume cost?"),
  table("comparisons", "hwnasbench", null, "Which differences between methods are beyond chance?"),
  figure(
    "savings-over-equal-hours",
    "savings",
    HEADLINE,
    "Where does the carbon saved over equal hours come from?",
  ),
  figure("savings-to-0.97", "savings", HEADLINE, "Where does the carbon saved on the way to 97 % come from?"),
  table("savings", "savings", HEADLINE, "How much of what is saved is less work, and how much better hours?"),
  figure(
    "budgets-paper",
    "carbon-budgets",
    BUDGETS,
    "What does a budget of carbon buy, as the paper counts?",
  ),
  figure(
    "budgets-full",
    "carbon-budgets",
    BUDGETS,
    "What does a budget of carbon buy, with everything charged?",
  ),
  figure("forecast-effect", "carbon-budgets", BUDGETS, "What does knowing the actual trace change?"),
  table("budgets", "carbon-budgets", BUDGETS, "What did each method find within each budget?"),
  figure(
    "agent-training",
    "actions",
    null,
    "How did the agents learn, on windows that they did not learn from?",
  ),
  table(
    "agent-training",
    "actions",
    null,
    "What did the agents return on held-back windows as they learned?",
  ),
  figure("actions", "actions", ACTIONS, "Is a continuous action better than a discrete one?"),
  table("actions", "actions", ACTIONS, "By how much do the two kinds of action differ?"),
  figure("region-against-space", "regions-of-space", REGION, "Is what LaMOO's best region holds better?"),
  table("regions", "regions-of-space", REGION, "By how much is the region better than the space?"),
  figure("rank-correlation", "evaluators", EVALUATORS, "How well does each cheap judge rank architectures?"),
  table("evaluators", "evaluators", EVALUATORS, "What does each judge cost, and how does it rank?"),
  figure("forecast-errors-lifecycle", "forecasting", FORECASTS, "How wrong are forecasts, by lead and zone?"),
  table("forecast-scores", "forecasting", FORECASTS, "How wrong is each forecaster, days ahead?"),
  figure("ablation", "ablation", null, "What does each part of the system contribute?"),
  table("ablation", "ablation", null, "By how much does each part matter?"),
  figure(
    "training-curves",
    "forecasting",
    null,
    "How did the forecasters learn, and when did it stop to help?",
  ),
  figure("search-progress", "zones", null, "How does the search progress in every zone?"),
  figure("zones-against-vanilla", "zones", null, "Where does CE-NAS need less carbon than vanilla NAS?"),
  figure(
    "zones-against-best-static",
    "zones",
    null,
    "Where does CE-NAS need less carbon than the best fixed split?",
  ),
  figure(
    "zones-against-best-ce-nas-static",
    "zones",
    null,
    "Where is the agent worth more than the best fixed split of the same searcher?",
  ),
  table("zone-ratios", "zones", null, "Does it hold in other zones, seasons and years?"),
];
