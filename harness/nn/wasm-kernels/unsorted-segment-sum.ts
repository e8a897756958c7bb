import type { Tensors } from "../tensors.ts";
import { addKernel } from "./kernel.ts";

/** Sums the rows of each segment, which the package lacks: the gradient of taking rows. Numbers below zero belong nowhere. */
export function addUnsortedSegmentSum(tf: Tensors): void {
  addKernel(tf, "UnsortedSegmentSum", ({ inputs, attrs, backend }) => {
    const segments = attrs["numSegments"] as number;
    const { x, segmentIds } = inputs;
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const output = backend.makeOutput([segments, ...rowShape], "float32");
    const sums = backend.typedArrayFromHeap(output).fill(0);
    const values = backend.typedArrayFromHeap(x);
    const ids = backend.typedArrayFromHeap(segmentIds);
    const size = rowShape.reduce((product, side) => product * side, 1);
    for (const [row, id] of ids.entries()) {
      if (id < 0) continue;
      if (id >= segments) throw new RangeError(`segment ${id} of row ${row}: expected below ${segments}`);
      for (let i = 0; i < size; i++) sums[id * size + i] += values[row * size + i];
    }
    return output;
  });
}
