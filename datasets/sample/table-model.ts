import type { ArchitectureTable } from "../../harness/nas/index.ts";
import { columnMeans, fitColumn, type ColumnFeatures, type ColumnModel } from "./column-model.ts";
import { COLUMN_SPECS, MODELLED_COLUMNS, type ColumnSpec, type ModelledColumn } from "./column-specs.ts";
import { copulaCorrelations, sharedShare } from "./dependence.ts";
import { naturalOrder } from "./enumeration.ts";
import { scoreOfResidual } from "./residual-law.ts";
import { SCALES } from "./scale.ts";
import { TableFeatures } from "./table-features.ts";

/** The whole table as models: a mean for each column, and how the residuals of columns and of equal cells hang together. */
export interface TableModel {
  readonly columns: Readonly<Record<ModelledColumn, ColumnModel>>;
  /** For each column the part of its residual that cells share which are equal after pruning, 0..1. */
  readonly shared: Readonly<Record<ModelledColumn, number>>;
  /** Lower triangle of the correlations of residual scores, in the order of `MODELLED_COLUMNS`. */
  readonly correlations: readonly (readonly number[])[];
}

/** Searches live among architectures better than this (%): they count for more, and their residuals set the correlations. */
const GOOD_ACCURACY = 90;
const GOOD_WEIGHT = 4;

/** Fits every column; rows of the table may stand in any order. */
export function fitTable(table: ArchitectureTable, features = new TableFeatures()): TableModel {
  const order = naturalOrder(table.architectures);
  const good = Array.from(order, (row) => table.columns.cifar10_test_200[row] > GOOD_ACCURACY);
  const weights = Float64Array.from(good, (isGood) => (isGood ? GOOD_WEIGHT : 1));
  const scores: Float64Array[] = [];
  const fits = MODELLED_COLUMNS.map((column) => {
    const spec: ColumnSpec = COLUMN_SPECS[column];
    const values = Float64Array.from(order, (row) => table.columns[column][row]);
    const model = fitColumn(spec, features.of(column), values, weights);
    const columnScores = scoresOf(spec, model, features.of(column), values);
    scores.push(columnScores);
    const shared = sharedShare(columnScores, features.cellOf(column));
    return { column, model, shared };
  });
  const record = <T>(of: (fit: (typeof fits)[number]) => T): Record<ModelledColumn, T> =>
    Object.fromEntries(fits.map((fit) => [fit.column, of(fit)])) as Record<ModelledColumn, T>;
  return {
    columns: record((fit) => fit.model),
    shared: record((fit) => fit.shared),
    correlations: copulaCorrelations(
      scores.map((column) => column.filter((_, row) => good[row])),
      fits.map((fit) => fit.shared),
    ),
  };
}

/** Normal scores of the residuals of connected cells, NaN elsewhere. */
function scoresOf(
  spec: ColumnSpec,
  model: ColumnModel,
  features: ColumnFeatures,
  values: Float64Array,
): Float64Array {
  const { to } = SCALES[spec.scale];
  return columnMeans(model, features).map((mean, row) =>
    features.isConnected[row] === 1 && Number.isFinite(values[row])
      ? scoreOfResidual(model.connected.residual, mean, to(values[row]) - mean)
      : Number.NaN,
  );
}
