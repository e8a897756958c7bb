import { DatasetError } from "../dataset-error.ts";
import { checkRows, checkedColumn } from "../formats/column-check.ts";
import { dataFrameColumns, readPickle } from "../formats/pickle/index.ts";

/** CIFAR-10 accuracies (%) after 12 epochs, in index order. */
export interface Epochs12 {
  readonly test: Float64Array;
  readonly validation: Float64Array;
}

/** A pickled pandas DataFrame with a row for each architecture, found by its column `cellstr`. */
export function convertEpochs12(
  bytes: Uint8Array,
  where: string,
  architectures: readonly string[],
): Epochs12 {
  const frame = dataFrameColumns(readPickle(bytes, where), where);
  const cells = frame.get("cellstr") ?? [];
  checkRows(where, cells.length, architectures.length);
  const rowOf = new Map(Array.from(cells as ArrayLike<unknown>, (cell, row) => [cell, row]));
  checkRows(`${where}, different architectures`, rowOf.size, architectures.length);
  const column = (name: string): Float64Array => {
    const values = frame.get(name);
    if (values === undefined)
      throw new DatasetError({ what: "missing column", where, expected: `a column "${name}"` });
    const ordered = Float64Array.from(architectures, (architecture) =>
      Number(values[rowOf.get(architecture) ?? -1] ?? Number.NaN),
    );
    return checkedColumn(where, name, ordered, { rows: architectures.length, min: 0, max: 100 });
  };
  return { test: column("cifar10-test"), validation: column("cifar10-val") };
}
