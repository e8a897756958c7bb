/** One goal of the search: a column of the table, its direction, and its coordinate of the hypervolume's reference point. */
export interface Objective {
  /** Table column, e.g. `cifar10_test_200`. */
  readonly column: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: "maximise" | "minimise";
  /** In the column's own unit: 0 (%) for accuracy, 50 (mJ) for edge-GPU energy. */
  readonly reference: number;
}
