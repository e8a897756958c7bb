import { availableParallelism } from "node:os";
import type { RunOptions } from "../../harness/cli/index.ts";
import { moduleBeside } from "../../harness/launch/index.ts";
import { executeInThreads, executeInline, type Batch, type Execution } from "../../harness/run/index.ts";
import type { Cell } from "./cell.ts";
import { runnerOfCells, type TruthsOf } from "../setting/compose.ts";
import type { LoadedData } from "../load-data.ts";
import { runsOf } from "./runs-of.ts";
import type { WorkerData } from "./worker.ts";

/** Runs in one thread up to so many: starting threads would cost more than it saves. */
const RUNS_INLINE = 24;

/** All runs of one cell. */
export interface CellExecution extends Execution {
  readonly cell: Cell;
}

type Options = Pick<RunOptions, "mirror" | "cache" | "onProgress"> & { readonly workers: number };

/** Threads for so many runs, as asked for or as this machine has cores. */
export function workersFor(runs: number, asked: number | undefined): number {
  if (asked === undefined && runs <= RUNS_INLINE) return 1;
  return Math.min(asked ?? availableParallelism(), runs);
}

/** Runs all cells through one pool, whose threads start at once; gives each cell when it is whole, in their order. */
export function executeCells(
  cells: readonly Cell[],
  data: LoadedData,
  truths: TruthsOf,
  options: Options,
): AsyncGenerator<CellExecution> {
  return labelled(cells, execute(cells, cells.map(runsOf), data, truths, options));
}

async function* labelled(
  cells: readonly Cell[],
  executions: AsyncGenerator<Execution>,
): AsyncGenerator<CellExecution> {
  let at = 0;
  for await (const execution of executions) yield { cell: cells[at++], ...execution };
}

function execute(
  cells: readonly Cell[],
  batches: readonly Batch[],
  data: LoadedData,
  truths: TruthsOf,
  { mirror, cache, workers, onProgress }: Options,
): AsyncGenerator<Execution> {
  if (workers === 1) return executeInline(batches, runnerOfCells(cells, truths), onProgress);
  const workerData: WorkerData = { cells, kind: data.kind, mirror, cache };
  return executeInThreads(
    batches,
    { url: moduleBeside(import.meta.url, "worker"), workerData, workers },
    onProgress,
  );
}
