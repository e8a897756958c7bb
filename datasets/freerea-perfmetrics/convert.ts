import { ARCHITECTURES, checkIndexColumn, checkedColumn } from "../formats/column-check.ts";

/** One data set's results after 200 epochs, in index order. */
export interface PerfMetrics {
  /** Test accuracy, %, mean over the seeds that upstream has. */
  readonly testAccuracy: Float64Array;
  /** Seconds of training for all 200 epochs. */
  readonly trainingS: Float64Array;
}

/** `# header`, then lines of index, test accuracy (%), seconds per epoch, seconds in all, parted by blanks. */
export function convertPerfMetrics(text: string, where: string, rows = ARCHITECTURES): PerfMetrics {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const cells = lines.map((line) => line.split(" ").map(Number));
  checkIndexColumn(
    where,
    cells.map(([index]) => index ?? Number.NaN),
  );
  const column = (at: number): Float64Array => Float64Array.from(cells, (row) => row[at] ?? Number.NaN);
  checkedColumn(where, "TrainingTime(xEpoch)", column(2), { rows, min: 0 });
  return {
    testAccuracy: checkedColumn(where, "Test-Accuracy", column(1), { rows, min: 0, max: 100 }),
    trainingS: checkedColumn(where, "TrainingTime(total)", column(3), { rows, min: 0 }),
  };
}
