import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { Silence } from "./silence.ts";
import { parseReport, PROTOCOL_VERSION, type Command, type Hello, type Report } from "./protocol.ts";

/** A program that speaks the protocol, and how it is started. */
export interface TrainerCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Beside those of this process: which device it sees. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How long a trainer may be silent before it is taken for hung and killed, ms. */
export interface Patience {
  /** After its start. */
  readonly helloMs: number;
  /** While it has a job. */
  readonly workMs: number;
}

export const PATIENCE: Patience = { helloMs: 60_000, workMs: 600_000 };

/** How many of a trainer's last words are kept for the message on its end. */
const LAST_WORDS = 5;

/**
 * One trainer: a process of its own, spoken to in lines of JSON. What it says on its error output are its last words, should
 * it end before its time.
 */
export class TrainerProcess {
  /** @throws Error, by rejection, when it ends or is silent before it has introduced itself, or speaks another protocol. */
  readonly hello: Promise<Hello>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #command: TrainerCommand;
  readonly #patience: Patience;
  readonly #silence = new Silence();
  readonly #lastWords: string[] = [];
  #onReport: (report: Report) => void = () => {};
  #onEnd: (reason: string) => void = () => {};
  #ended: string | null = null;

  constructor(command: TrainerCommand, patience: Patience) {
    this.#command = command;
    this.#patience = patience;
    this.#child = spawn(command.file, [...command.args], { env: { ...process.env, ...command.env } });
    // Writing to one that has ended is no fault of ours: its end is told.
    this.#child.stdin.on("error", () => {});
    this.hello = new Promise((resolve, reject) => {
      this.listen(
        (report) => {
          if (report.type !== "hello") return;
          this.#silence.end();
          if (report.protocol === PROTOCOL_VERSION) resolve(report);
          else this.#kill(`it speaks protocol ${report.protocol}, expected ${PROTOCOL_VERSION}`);
        },
        (reason) => reject(new Error(reason)),
      );
    });
    this.hello.catch(() => undefined);
    const { helloMs } = patience;
    this.#silence.watch(helloMs, () => this.#kill(`it did not introduce itself within ${helloMs / 1000} s`));
    createInterface(this.#child.stdout).on("line", (line) => this.#hear(line));
    createInterface(this.#child.stderr).on("line", (line) => {
      this.#lastWords.push(line);
      if (this.#lastWords.length > LAST_WORDS) this.#lastWords.shift();
    });
    this.#child.on("error", (error) => this.#end(error.message));
    this.#child.on("close", (code, signal) => this.#end(`it ended with ${signal ?? `exit code ${code}`}`));
  }

  /** Whoever listens last hears it; one that has ended already says so at once. */
  listen(onReport: (report: Report) => void, onEnd: (reason: string) => void): void {
    this.#onReport = onReport;
    this.#onEnd = onEnd;
    if (this.#ended !== null) onEnd(this.#ended);
  }

  /** While it has a job it must be heard of. */
  beginJob(job: string): void {
    const { workMs } = this.#patience;
    this.#silence.watch(workMs, () => this.#kill(`it said nothing of ${job} for ${workMs / 1000} s`));
  }

  endJob(): void {
    this.#silence.end();
  }

  send(command: Command): void {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  /** Asks it to quit, and makes it after a while. */
  async close(patienceMs = 5000): Promise<void> {
    if (this.#ended !== null) return;
    const over = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    this.send({ type: "quit" });
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), patienceMs);
    await over;
    clearTimeout(timer);
    this.#letGo();
  }

  #hear(line: string): void {
    if (line.trim() === "") return;
    this.#silence.heard();
    try {
      this.#onReport(parseReport(line));
    } catch (error) {
      this.#kill((error as Error).message);
    }
  }

  #kill(reason: string): void {
    this.#end(reason);
    this.#child.kill("SIGKILL");
    this.#letGo();
  }

  /** What it started may live on and hold its outputs open: nobody waits for that. */
  #letGo(): void {
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
  }

  #end(reason: string): void {
    if (this.#ended !== null) return;
    this.#silence.end();
    const words = this.#lastWords.length === 0 ? "" : `: ${this.#lastWords.join(" | ")}`;
    this.#ended = `trainer ${[this.#command.file, ...this.#command.args].join(" ")}: ${reason}${words}`;
    this.#onEnd(this.#ended);
  }
}
