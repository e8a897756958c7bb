import { SingleBar, Presets } from "cli-progress";
import type { Progress } from "../run/index.ts";

/** Where progress is told: a bar on a terminal, sparse lines elsewhere, always on stderr. */
export interface ProgressLine {
  update(progress: Progress): void;
  /** Something the user should know; shown even when quiet. */
  note(text: string): void;
  close(): void;
}

/** Off a terminal a line is written each time another such share of the runs is done. */
const SHARE = 0.25;

/** @param what is counted, in the plural. */
export function openProgress(quiet: boolean, what = "runs"): ProgressLine {
  const note = (text: string): void => void process.stderr.write(`${text}\n`);
  if (quiet) return { update: () => {}, note, close: () => {} };
  return process.stderr.isTTY ? bar(note, what) : lines(note, what);
}

function bar(note: (text: string) => void, what: string): ProgressLine {
  let shown: SingleBar | null = null;
  const startedMs = performance.now();
  return {
    update({ done, total }) {
      if (shown === null) {
        const format = `${what} {bar} {value}/{total} | {rate}/s | {eta_formatted} left`;
        shown = new SingleBar(
          { format, stream: process.stderr, clearOnComplete: true },
          Presets.shades_classic,
        );
        shown.start(total, 0, { rate: "-" });
      }
      const rate = (done / (performance.now() - startedMs)) * 1000;
      shown.update(done, { rate: rate.toFixed(1) });
    },
    note,
    close: () => shown?.stop(),
  };
}

function lines(note: (text: string) => void, what: string): ProgressLine {
  let told = 0;
  return {
    update({ done, total }) {
      const share = Math.floor(done / total / SHARE);
      if (share > told) {
        told = share;
        note(`${what} ${done}/${total}`);
      }
    },
    note,
    close: () => {},
  };
}
