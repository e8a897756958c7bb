import type { Progress } from "../run/index.ts";
import type { TransferProgress } from "./datasets-api.ts";
import { openProgress } from "./run-progress.ts";
import { openTransferReport } from "./transfer-progress.ts";

/** How a command that runs scenarios tells of them on stderr: data first, then the runs. */
export interface RunReport {
  readonly onNotice: (notice: string) => void;
  readonly onTransfer: (progress: TransferProgress) => void;
  readonly onProgress: (progress: Progress) => void;
  close(): void;
}

/** Transfers end where the first run begins: two bars at once would write over each other. */
export function openRunReport(quiet: boolean): RunReport {
  const transfers = openTransferReport(quiet);
  const progress = openProgress(quiet);
  return {
    onNotice: (notice) => transfers.note(notice),
    onTransfer: (state) => transfers.update(state),
    onProgress(state) {
      transfers.close();
      progress.update(state);
    },
    close() {
      transfers.close();
      progress.close();
    },
  };
}
