import type { WeightsCard } from "../../harness/forecast/transformer/index.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One point of one training's curve. */
export interface LearningRow {
  /** Which series learned together. */
  readonly training: string;
  readonly step: number;
  readonly set: "learned from" | "held back";
  /** Pinball losses of the 10, 50 and 90 % quantiles together, of log intensity. */
  readonly loss: number;
  /** The weights were taken here. */
  readonly taken: boolean;
}

/** The curves on the cards of weights; cards of one training have the same curve, and one is drawn. */
export function learningRows(cards: readonly WeightsCard[]): LearningRow[] {
  const trainings = new Map<string, WeightsCard>();
  for (const card of cards) {
    const { learnedWith, trace, signal, curve } = card;
    const name = learnedWith.length > 1 ? `${learnedWith.length} series together` : `${trace}, ${signal}`;
    const known = trainings.get(name);
    if (known !== undefined && JSON.stringify(known.curve) !== JSON.stringify(curve)) {
      trainings.set(`${name} (${trace}, ${signal})`, card);
    } else trainings.set(name, known ?? card);
  }
  return [...trainings].flatMap(([training, { curve, bestStep }]) =>
    (["learned from", "held back"] as const).flatMap((set, at) =>
      curve.map((point) => ({
        training,
        step: point[0],
        set,
        loss: at === 0 ? point[1] : point[2],
        taken: point[0] === bestStep,
      })),
    ),
  );
}

export function learningTable(rows: readonly LearningRow[]): TableOf<LearningRow> {
  return tableOf<LearningRow>(["training", "step", "set", "loss", "taken"], rows);
}
