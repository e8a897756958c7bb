import { csvParseRows } from "d3-dsv";
import { ARCHITECTURES, checkedColumn } from "../formats/column-check.ts";
import { columnAt, numberIn } from "../formats/numeric-csv.ts";
import { checkedArchitectures } from "../nasbench201/architectures.ts";

/** The architecture strings in index order, and accuracies (%) after 200 epochs. */
export interface Landscape {
  readonly architectures: readonly string[];
  readonly cifar10Test: Float64Array;
  /** On NATS-Bench's x-test: the half of the original test set that it reports as test accuracy. */
  readonly cifar100Test: Float64Array;
  readonly imagenet16Test: Float64Array;
}

/** CSV with the columns `<data set>TestAccuracy200Epochs` and `ArchitectureString`, rows in index order. */
export function convertLandscape(text: string, where: string, rows = ARCHITECTURES): Landscape {
  const [header = [], ...body] = csvParseRows(text.trimEnd());
  const at = columnAt(header, "ArchitectureString", where);
  const accuracy = (dataSet: string): Float64Array => {
    const name = `${dataSet}TestAccuracy200Epochs`;
    const cell = columnAt(header, name, where);
    const values = Float64Array.from(body, (row, i) => numberIn(row[cell], where, i, name));
    return checkedColumn(where, name, values, { rows, min: 0, max: 100 });
  };
  return {
    architectures: checkedArchitectures(
      where,
      body.map((row) => row[at] ?? ""),
      rows,
    ),
    cifar10Test: accuracy("CIFAR10"),
    cifar100Test: accuracy("CIFAR100"),
    imagenet16Test: accuracy("ImageNet"),
  };
}
