import { tableOf, type TableOf } from "./typed-table.ts";

/** A network that was trained for real. */
export interface TrainedRow {
  readonly architecture: number;
  readonly cell: string;
  /** On the test images, %; null where the training failed. */
  readonly accuracyPct: number | null;
  /** Why it failed; null where it did not. */
  readonly failed: string | null;
  readonly trainSeconds: number;
  readonly energyKwh: number;
  readonly carbonG: number;
  /** As the table has them; null where there is no table. */
  readonly table12Pct: number | null;
  readonly table200Pct: number | null;
}

/** One epoch of one training. */
export interface EpochRow {
  readonly architecture: number;
  readonly epoch: number;
  readonly set: "learned from" | "judged on";
  readonly accuracyPct: number;
  readonly loss: number;
}

/** Mean power over a piece of work, and the intensity of its time. */
export interface PowerRow {
  /** Hours of work from the start. */
  readonly fromHour: number;
  readonly toHour: number;
  readonly work: "training" | "supernet" | "scoring";
  readonly powerW: number;
  /** Without the facility's overhead. */
  readonly energyKwh: number;
  readonly intensityGPerKwh: number;
  readonly carbonG: number;
}

/** Images of one class that a network took for another. */
export interface ConfusionRow {
  readonly trueClass: string;
  readonly saidClass: string;
  readonly images: number;
  /** Of the true class's. */
  readonly share: number;
}

/** A network of the front, trained with several seeds. */
export interface FinalRow {
  readonly architecture: number;
  readonly cell: string;
  readonly flopsM: number;
  readonly paramsM: number;
  readonly searchAccuracyPct: number;
  /** Mean over seeds, and its least and most. */
  readonly accuracyPct: number;
  readonly lowPct: number;
  readonly highPct: number;
  readonly seeds: number;
}

export const trainedTable = (rows: readonly TrainedRow[]): TableOf<TrainedRow> =>
  tableOf<TrainedRow>(
    [
      "architecture",
      "cell",
      "accuracyPct",
      "failed",
      "trainSeconds",
      "energyKwh",
      "carbonG",
      "table12Pct",
      "table200Pct",
    ],
    rows,
  );

export const epochTable = (rows: readonly EpochRow[]): TableOf<EpochRow> =>
  tableOf<EpochRow>(["architecture", "epoch", "set", "accuracyPct", "loss"], rows);

export const powerTable = (rows: readonly PowerRow[]): TableOf<PowerRow> =>
  tableOf<PowerRow>(
    ["fromHour", "toHour", "work", "powerW", "energyKwh", "intensityGPerKwh", "carbonG"],
    rows,
  );

export const confusionTable = (rows: readonly ConfusionRow[]): TableOf<ConfusionRow> =>
  tableOf<ConfusionRow>(["trueClass", "saidClass", "images", "share"], rows);

export const finalTable = (rows: readonly FinalRow[]): TableOf<FinalRow> =>
  tableOf<FinalRow>(
    [
      "architecture",
      "cell",
      "flopsM",
      "paramsM",
      "searchAccuracyPct",
      "accuracyPct",
      "lowPct",
      "highPct",
      "seeds",
    ],
    rows,
  );
