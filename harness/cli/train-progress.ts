import { Presets, SingleBar } from "cli-progress";
import type { TrainingState } from "./train-api.ts";

/** Where a training is told of: a bar for each phase on a terminal, sparse lines elsewhere; on stderr. */
export interface TrainingReport {
  update(state: TrainingState): void;
  note(text: string): void;
  close(): void;
}

/** Off a terminal a line is written each time another such share of a phase is done. */
const SHARE = 0.1;

export function openTrainingReport(): TrainingReport {
  return process.stderr.isTTY ? bars() : lines();
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

function bars(): TrainingReport {
  let shown: { readonly phase: string; readonly bar: SingleBar } | null = null;
  return {
    update({ phase, done, total, note: said }) {
      if (shown?.phase !== phase) {
        shown?.bar.stop();
        const format = `{phase} {bar} {value}/{total} | {said} | {eta_formatted} left`;
        shown = { phase, bar: new SingleBar({ format, stream: process.stderr }, Presets.shades_classic) };
        shown.bar.start(total, done, { phase, said });
      }
      shown.bar.update(done, { said });
    },
    note(text) {
      shown?.bar.stop();
      shown = null;
      note(text);
    },
    close: () => shown?.bar.stop(),
  };
}

function lines(): TrainingReport {
  let told = "";
  return {
    update({ phase, done, total, note: said }) {
      const share = `${phase} ${Math.floor(done / total / SHARE)}`;
      if (share === told) return;
      told = share;
      note(`${phase} ${done}/${total}${said === "" ? "" : ` | ${said}`}`);
    },
    note,
    close: () => {},
  };
}
