import { EDGE_COUNT } from "./enumeration.ts";

/** Which edges count: those that lead to the output, and perhaps only those that the input also reaches. */
export type Pruning = "none" | "dead-ends" | "unused";

/**
 * The cells with `none` put on edges that do nothing. `dead-ends` drops what does not lead to the output: an inference
 * engine drops it too, so devices see these cells. `unused` drops also what the input does not reach, which carries
 * zeros: accuracy depends on these cells alone.
 */
export function prunedCells(cells: Uint8Array, pruning: Pruning): Uint8Array {
  const pruned = Uint8Array.from(cells);
  if (pruning === "none") return pruned;
  const evenUnreached = pruning === "dead-ends";
  for (let at = 0; at < cells.length; at += EDGE_COUNT) {
    // Edges: 0-1, 0-2, 1-2, 0-3, 1-3, 2-3. A node leads on if an edge joins it to the output, or to a node that does.
    const leads2 = cells[at + 5] > 0;
    const leads1 = cells[at + 4] > 0 || (leads2 && cells[at + 2] > 0);
    const reaches1 = evenUnreached || cells[at] > 0;
    const reaches2 = evenUnreached || cells[at + 1] > 0 || (cells[at] > 0 && cells[at + 2] > 0);
    if (!leads1) pruned[at] = 0;
    if (!leads2) pruned[at + 1] = 0;
    if (!leads2 || !reaches1) pruned[at + 2] = 0;
    if (!reaches1) pruned[at + 4] = 0;
    if (!reaches2) pruned[at + 5] = 0;
  }
  return pruned;
}

/** 1 where a path of operations joins input and output; without one the network answers the same to every image. */
export function connectedCells(cells: Uint8Array): Uint8Array {
  const used = prunedCells(cells, "unused");
  const connected = new Uint8Array(cells.length / EDGE_COUNT);
  for (let at = 0; at < used.length; at++) if (used[at] > 0) connected[Math.floor(at / EDGE_COUNT)] = 1;
  return connected;
}
