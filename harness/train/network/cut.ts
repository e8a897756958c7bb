/** Some images of a batch that are computed together, in equal groups that batch norm takes together. */
export interface Cut {
  readonly start: number;
  readonly images: number;
  readonly groups: number;
}

/**
 * Cuts a batch into micro-batches of whole norm groups. The groups are the same however it is cut: every `normBatch` images
 * from the first on, and what is left over.
 */
export function cutsOf(images: number, microBatch: number, normBatch: number): Cut[] {
  const cuts: Cut[] = [];
  for (let start = 0; start < images; start += microBatch) {
    const size = Math.min(microBatch, images - start);
    const groups = Math.floor(size / normBatch);
    if (groups > 0) cuts.push({ start, images: groups * normBatch, groups });
    const rest = size - groups * normBatch;
    if (rest > 0) cuts.push({ start: start + groups * normBatch, images: rest, groups: 1 });
  }
  return cuts;
}
