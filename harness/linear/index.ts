/** Dense linear algebra, as much as the fits here need. */
export { addWeightedRows } from "./add-weighted-rows.ts";
export { cholesky } from "./cholesky.ts";
export { solvePositive } from "./solve-positive.ts";
