import { isScoring, type RecordedSpace, type RecordEntry } from "../../harness/live/index.ts";
import { everyArchitecture, nasBench201Space, formatArchitecture, EDGES } from "../../harness/nas/index.ts";
import {
  CIFAR10_SKELETON,
  countFlops,
  nasBench201Network,
  type Skeleton,
} from "../../harness/network/index.ts";
import type { Objective } from "../../harness/record/index.ts";
import { secondsToMs } from "../../harness/units/index.ts";

const FLOPS_PER_MEGA = 1e6;

/** NAS-Bench-201's space without its table: accuracy is what training shows, FLOPs are counted. */
export interface LiveSpaceOfCells extends Omit<RecordedSpace, "expectedMs" | "judge"> {
  readonly architectures: readonly string[];
  flopsM(architecture: number): number;
}

export function liveCells(skeleton: Partial<Skeleton>): LiveSpaceOfCells {
  const whole = { ...CIFAR10_SKELETON, ...skeleton };
  const architectures = everyArchitecture();
  const flopsOf = (cell: string): number => countFlops(nasBench201Network(cell, whole)) / FLOPS_PER_MEGA;
  const counted = new Map<number, number>();
  const flopsM = (architecture: number): number => {
    const known = counted.get(architecture) ?? flopsOf(architectures[architecture]);
    counted.set(architecture, known);
    return known;
  };
  const most = flopsOf(formatArchitecture(EDGES.map(() => "nor_conv_3x3")));
  const objectives: readonly Objective[] = [
    { column: "accuracy", label: "Test accuracy", unit: "%", direction: "maximise", reference: 0 },
    { column: "flops_m", label: "FLOPs", unit: "M", direction: "minimise", reference: Math.ceil(most) },
  ];
  return {
    architectures,
    space: nasBench201Space(architectures),
    objectives,
    flopsM,
    hardware: (a) => [flopsM(a)],
  };
}

/**
 * What a training is expected to take, from those that were done before the search: their mean, half of it fixed and half in
 * proportion to FLOPs. A declared rule, so that a carbon budget judges alike whenever the search is told.
 */
export function expectedFrom(
  initial: ReadonlySet<number>,
  entries: readonly RecordEntry[],
  flopsM: (architecture: number) => number,
): (architecture: number) => number {
  const seconds = entries
    .filter((entry) => !isScoring(entry) && initial.has(entry.architecture ?? -1))
    .reduce((sum, entry) => sum + entry.seconds, 0);
  const meanMs = secondsToMs(seconds / Math.max(1, initial.size));
  const meanFlops = [...initial].reduce((sum, one) => sum + flopsM(one), 0) / Math.max(1, initial.size);
  return (architecture) => Math.max(1, Math.round((meanMs * (1 + flopsM(architecture) / meanFlops)) / 2));
}
