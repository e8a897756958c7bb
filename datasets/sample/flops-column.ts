import { OPERATIONS } from "../../harness/nas/index.ts";
import { flopsM } from "../nasbench201/flops.ts";
import { EDGE_COUNT, enumerateCells } from "./enumeration.ts";

const CONV_1X1 = OPERATIONS.indexOf("nor_conv_1x1");
const CONV_3X3 = OPERATIONS.indexOf("nor_conv_3x3");

/** FLOPs in natural order. The formula knows convolutions alone, so it is asked once for each number of them. */
export function flopsColumn(architectures: readonly string[]): Float64Array {
  const cells = enumerateCells();
  const known = new Map<number, number>();
  return Float64Array.from(architectures, (architecture, row) => {
    let key = 0;
    for (let at = row * EDGE_COUNT; at < (row + 1) * EDGE_COUNT; at++) {
      if (cells[at] === CONV_1X1) key += 1;
      if (cells[at] === CONV_3X3) key += EDGE_COUNT + 1;
    }
    const flops = known.get(key) ?? flopsM(architecture);
    known.set(key, flops);
    return flops;
  });
}
