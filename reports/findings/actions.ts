import type { RunManifest } from "../../harness/record/index.ts";
import { agentTraining } from "../figures/agent-training.ts";
import { contrastsFigure } from "../figures/contrasts.ts";
import { intervalText } from "../page/number-text.ts";
import { agentTrainingRows, agentTrainingTable } from "../tables/agent-training-table.ts";
import { contrastsTable, isSettled } from "../tables/contrasts-table.ts";
import { metricOf } from "../tables/index.ts";
import type { LabelledResults } from "./by-cell.ts";
import { contrastRows, contrastsText } from "./contrasts.ts";
import type { Findings } from "./findings.ts";

type Cell = LabelledResults & { readonly manifest: RunManifest };

const METRICS = ["hypervolumeFraction", "carbonKg"];

/** One agent less the other, within every budget. @param courses how the agents' trainings went. */
export function actionFindings(
  cells: readonly Cell[],
  discrete: string,
  continuous: string,
  courses: Parameters<typeof agentTrainingRows>[0],
): Findings {
  const [{ manifest }] = cells;
  const contrasts = cells.flatMap(({ labels, results }) => {
    const [own, other] = [results.methods[continuous], results.methods[discrete]];
    const budget = labels["carbonBudgetKg"];
    const name = budget === null ? "no budget" : `${budget} kg`;
    return own === undefined || other === undefined ? [] : [{ name, own, other }];
  });
  const rows = contrastRows(contrasts, METRICS);
  const training = agentTrainingRows(courses);
  const title = "Does a continuous action find more than a discrete one?";
  const note = `${continuous} less ${discrete}, by carbon budget. Right of 0: the continuous one finds, or spends, more.`;
  return {
    document: { differences: rows },
    text: contrastsText(note, rows),
    sentences: rows.map((row) => {
      const { contrast, accounting, metric, unit, difference, low, high, n } = row;
      const settled = isSettled(row) ? "" : " (may be chance: Holm's adjusted p is 0.05 or more)";
      return `${contrast}, ${accounting}: ${metricOf(metric).label.toLowerCase()} of ${continuous} less that of ${discrete}: ${intervalText(difference, low, high)} ${unit}${settled}, n = ${n}.`;
    }),
    tables: [
      {
        id: "actions",
        caption: `${title} Paired differences over seeds, 95 % bootstrap interval of their mean, Wilcoxon signed rank with Holm's adjustment`,
        table: contrastsTable(rows),
      },
      {
        id: "agent-training",
        caption:
          "Returns of the agents on held-back windows as they learned, from the cards of their weights",
        table: agentTrainingTable(training),
      },
    ],
    figures: [
      contrastsFigure(rows, { id: "actions", title, csv: "actions", note }, manifest.data),
      agentTraining(training),
    ],
  };
}
