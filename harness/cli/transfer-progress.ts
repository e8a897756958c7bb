import { Presets, SingleBar } from "cli-progress";
import type { TransferProgress } from "./datasets-api.ts";

/** Where transfers are told: a bar for each file on a terminal, a line for each finished file elsewhere; on stderr. */
export interface TransferReport {
  update(progress: TransferProgress): void;
  close(): void;
}

const BYTES_PER_MEGABYTE = 1e6;

export function openTransferReport(): TransferReport {
  return process.stderr.isTTY ? bars() : lines();
}

function bars(): TransferReport {
  let shown: { readonly id: string; readonly bar: SingleBar } | null = null;
  return {
    update({ id, bytes, totalBytes }) {
      if (shown?.id !== id) {
        shown?.bar.stop();
        const format = "{file} {bar} {percentage}% | {megabytes} MB | {eta_formatted} left";
        shown = { id, bar: new SingleBar({ format, stream: process.stderr }, Presets.shades_classic) };
        shown.bar.start(totalBytes ?? bytes, bytes, { file: id, megabytes: megabytes(bytes) });
      }
      if (totalBytes === undefined) shown.bar.setTotal(bytes);
      shown.bar.update(bytes, { megabytes: megabytes(bytes) });
    },
    close: () => shown?.bar.stop(),
  };
}

function lines(): TransferReport {
  let last: TransferProgress | null = null;
  const tell = (): void => {
    // A transfer that broke off is told by its error.
    const whole = last !== null && (last.totalBytes === undefined || last.bytes >= last.totalBytes);
    if (last !== null && whole) process.stderr.write(`fetched ${last.id} (${megabytes(last.bytes)} MB)\n`);
  };
  return {
    update(progress) {
      if (last !== null && last.id !== progress.id) tell();
      last = progress;
    },
    close: tell,
  };
}

export function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MEGABYTE).toFixed(2);
}
