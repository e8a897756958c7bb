import { ARCHITECTURES, checkIndexColumn, checkedColumn } from "../formats/column-check.ts";
import { numericColumns } from "../formats/numeric-csv.ts";

/** A zero-cost score in index order (minus infinity where its logarithm has no argument), and the seconds that it took. */
export interface ZeroCostScore {
  readonly score: Float64Array;
  readonly seconds: Float64Array;
}

/** Parameters in millions, in index order: CSV `index,params`. */
export function convertParams(text: string, where: string, rows = ARCHITECTURES): Float64Array {
  const { index, params } = numericColumns(text, where, ["index", "params"]);
  checkIndexColumn(where, index);
  return checkedColumn(where, "params", params, { rows, min: 0 });
}

/** CSV `index,<score>,time=[s]`. */
export function convertScore(
  text: string,
  where: string,
  score: "naswot" | "logsynflow",
  rows = ARCHITECTURES,
): ZeroCostScore {
  const columns = numericColumns(text, where, ["index", score, "time=[s]"]);
  checkIndexColumn(where, columns.index);
  return {
    score: checkedColumn(where, score, columns[score], { rows, allowMinusInfinity: true }),
    seconds: checkedColumn(where, "time=[s]", columns["time=[s]"], { rows, min: 0 }),
  };
}
