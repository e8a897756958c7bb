import type { BatchSource } from "../../images/index.ts";
import type { Tensors } from "../../nn/index.ts";
import { judge, type Judgement } from "./judge.ts";
import type { Model } from "./model.ts";
import type { Trainee } from "./trainee.ts";

/** How a trainee does: the mean of the networks that stand for it, by the running mean of weights where one is kept. */
export async function judgeTrainee(
  tf: Tensors,
  { judged, keepsStatistics }: Trainee,
  model: Model,
  images: BatchSource,
  onWork?: () => void,
): Promise<Judgement> {
  const parameters = model.average ?? model.parameters;
  const statistics = keepsStatistics ? model.statistics : null;
  const all: Judgement[] = [];
  for (const network of judged)
    all.push(await judge(tf, { network, parameters, statistics }, images, onWork));
  const mean = (of: (one: Judgement) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return {
    loss: mean(({ loss }) => loss),
    accuracyPct: mean(({ accuracyPct }) => accuracyPct),
    confusion: all[0].confusion.map((row, i) =>
      row.map((_, j) => all.reduce((sum, { confusion }) => sum + confusion[i][j], 0)),
    ),
  };
}
