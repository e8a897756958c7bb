import { kendallTau, mean, spearman } from "../../harness/analysis/index.ts";
import { Benchmark, type ArchitectureTable, type TableColumn } from "../../harness/nas/index.ts";
import { columnValues } from "./column-model.ts";
import { COLUMN_SPECS, MODELLED_COLUMNS, type ModelledColumn } from "./column-specs.ts";
import { naturalOrder } from "./enumeration.ts";
import { rounded } from "./rounded.ts";
import { TableFeatures } from "./table-features.ts";
import type { TableModel } from "./table-model.ts";

/** Scores that searches use instead of training. */
const SCORES = ["oneshot_acc", "fewshot_acc", "cifar10_val_12"] as const satisfies readonly TableColumn[];
const GOOD_ACCURACY = 90;

/** What can be said of one table alone. */
export interface TableMeasures {
  /** Hypervolume of the whole table: CIFAR-10 test accuracy and edge-GPU energy, reference (0 %, 50 mJ). */
  readonly hypervolume: number;
  /** Best CIFAR-10 test accuracy, %. */
  readonly bestAccuracy: number;
  /** Architectures above 90 %. */
  readonly good: number;
  /** Spearman of each score with accuracy, and the same among the architectures above 90 %. */
  readonly spearman: Readonly<Record<string, readonly [all: number, good: number]>>;
}

export function tableMeasures(table: ArchitectureTable): TableMeasures {
  const accuracy = table.columns.cifar10_test_200;
  const isGood = (_: number, row: number): boolean => accuracy[row] > GOOD_ACCURACY;
  const goodAccuracy = accuracy.filter(isGood);
  return {
    hypervolume: Math.round(100 * new Benchmark(table).referenceHypervolume()) / 100,
    bestAccuracy: rounded(accuracy.reduce((a, b) => Math.max(a, b))),
    good: goodAccuracy.length,
    spearman: Object.fromEntries(
      SCORES.map((score) => {
        const column = table.columns[score];
        return [
          score,
          [rounded(spearman(column, accuracy)), rounded(spearman(column.filter(isGood), goodAccuracy))],
        ] as const;
      }),
    ),
  };
}

/** How near the models come to one real column. */
export interface ColumnFidelity {
  /** Share of the real column's variance that the model's mean explains. */
  readonly r2OfMean: number;
  /** The same for the sample, which is the mean and a drawn residual. */
  readonly r2OfSample: number;
  /** Kendall's tau between real and sample. */
  readonly kendallTau: number;
}

export function columnFidelities(
  real: ArchitectureTable,
  sample: ArchitectureTable,
  model: TableModel,
): Record<ModelledColumn, ColumnFidelity> {
  const order = naturalOrder(real.architectures);
  const features = new TableFeatures();
  const fidelities = MODELLED_COLUMNS.map((column): [ModelledColumn, ColumnFidelity] => {
    const means = columnValues(COLUMN_SPECS[column], model.columns[column], features.of(column), null);
    const values = Float64Array.from(order, (row) => real.columns[column][row]);
    const drawn = sample.columns[column];
    const known = (_: number, row: number): boolean =>
      Number.isFinite(values[row]) && Number.isFinite(drawn[row]);
    const [y, m, s] = [values.filter(known), means.filter(known), drawn.filter(known)];
    return [
      column,
      {
        r2OfMean: rounded(explained(y, m)),
        r2OfSample: rounded(explained(y, s)),
        kendallTau: rounded(kendallTau(y, s)),
      },
    ];
  });
  return Object.fromEntries(fidelities) as Record<ModelledColumn, ColumnFidelity>;
}

/** 1 - squared errors / squared deviations. */
function explained(truth: Float64Array, guess: Float64Array): number {
  const centre = mean(truth);
  let [errors, deviations] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    errors += (truth[i] - guess[i]) ** 2;
    deviations += (truth[i] - centre) ** 2;
  }
  return 1 - errors / deviations;
}
