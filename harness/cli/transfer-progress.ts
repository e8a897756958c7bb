import { Presets, SingleBar } from "cli-progress";
import type { TransferProgress } from "./datasets-api.ts";

/** Where transfers are told: a bar for each file on a terminal, a line for each finished file elsewhere; on stderr. */
export interface TransferReport {
  update(progress: TransferProgress): void;
  /** Something the user should know. */
  note(text: string): void;
  /** Ends what is shown; more may come. */
  close(): void;
}

const BYTES_PER_MEGABYTE = 1e6;

export function openTransferReport(quiet = false): TransferReport {
  if (quiet) return { update: () => {}, note: say, close: () => {} };
  return process.stderr.isTTY ? bars() : lines();
}

function bars(): TransferReport {
  let shown: { readonly id: string; readonly bar: SingleBar } | null = null;
  const close = (): void => {
    shown?.bar.stop();
    shown = null;
  };
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
    note(text) {
      close();
      say(text);
    },
    close,
  };
}

function lines(): TransferReport {
  let last: TransferProgress | null = null;
  const tell = (): void => {
    // A transfer that broke off is told by its error.
    const whole = last !== null && (last.totalBytes === undefined || last.bytes >= last.totalBytes);
    if (last !== null && whole) say(`fetched ${last.id} (${megabytes(last.bytes)} MB)`);
    last = null;
  };
  return {
    update(progress) {
      if (last?.id !== progress.id) tell();
      last = progress;
    },
    note(text) {
      tell();
      say(text);
    },
    close: tell,
  };
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MEGABYTE).toFixed(2);
}
