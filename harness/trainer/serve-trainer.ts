import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import {
  PROTOCOL_VERSION,
  parseCommand,
  type Command,
  type EpochReport,
  type Hello,
  type Report,
  type Task,
} from "./protocol.ts";

/** What a job is asked to do beside going on. */
export type Wanted = "run" | "pause" | "stop";

/** What a runner has at hand while it does a task. */
export interface TaskContext {
  readonly checkpoint: string;
  readonly resume: boolean;
  /** To be looked at between steps; after `pause` the checkpoint must be written before the task is left. */
  wanted(): Wanted;
  onStarted(started: { epoch: number; params?: number; flops?: number }): void;
  onEpoch(epoch: Omit<EpochReport, "type" | "job">): void;
  onNote(message: string): void;
  /** To be told often, at each step: a trainer that is not heard for long is taken for hung. */
  onWork(): void;
}

/** How a task was left. */
export type TaskEnd =
  | { readonly how: "finished"; readonly testAccuracyPct: number; readonly confusion?: number[][] }
  | { readonly how: "paused"; readonly epoch: number }
  | { readonly how: "stopped" };

/** A task that cannot go on, by a reason of the protocol. */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";
  readonly reason: "nan" | "memory" | "fault";
  readonly again: boolean;

  constructor(reason: "nan" | "memory" | "fault", message: string, again = false) {
    super(message);
    this.reason = reason;
    this.again = again;
  }
}

/** Between two reports that a job goes on, at least, ms. */
const WORKING_EVERY_MS = 10_000;

/** What does the tasks. */
export interface TaskRunner {
  readonly description: Omit<Hello, "type" | "protocol">;
  /** Must let other events through between steps, or commands go unheard. @throws TaskFailure */
  run(task: Task, context: TaskContext): Promise<TaskEnd>;
}

/** The trainer's side of the protocol: does the tasks that come in, until it is told to quit or nobody listens. */
export async function serveTrainer(
  runner: TaskRunner,
  input: Readable,
  output: Writable,
  workingEveryMs = WORKING_EVERY_MS,
): Promise<void> {
  let saidMs = -Infinity;
  const say = (report: Report): void => {
    saidMs = performance.now();
    output.write(`${JSON.stringify(report)}\n`);
  };
  const sayNowAndThen = (report: Report): void => {
    if (performance.now() - saidMs >= workingEveryMs) say(report);
  };
  const jobs = new Map<string, Wanted>();
  say({ type: "hello", protocol: PROTOCOL_VERSION, ...runner.description });
  for await (const line of createInterface(input)) {
    if (line.trim() === "") continue;
    const command = parseCommand(line);
    if (command.type === "quit") return;
    if (command.type === "start") {
      jobs.set(command.job, "run");
      void doTask(runner, command, () => jobs.get(command.job) ?? "stop", say, sayNowAndThen).finally(() =>
        jobs.delete(command.job),
      );
    } else if (jobs.has(command.job)) {
      // A job that has just ended was asked too late.
      jobs.set(command.job, command.type);
    }
  }
}

async function doTask(
  runner: TaskRunner,
  { job, task, checkpoint, resume }: Extract<Command, { type: "start" }>,
  wanted: () => Wanted,
  say: (report: Report) => void,
  sayNowAndThen: (report: Report) => void,
): Promise<void> {
  try {
    const end = await runner.run(task, {
      checkpoint,
      resume,
      wanted,
      onStarted: (started) => say({ type: "started", job, ...started }),
      onEpoch: (epoch) => say({ type: "epoch", job, ...epoch }),
      onNote: (message) => say({ type: "note", message }),
      onWork: () => sayNowAndThen({ type: "working", job }),
    });
    const { how, ...rest } = end;
    say({ type: how, job, ...rest } as Report);
  } catch (error) {
    const { message } = error as Error;
    const failure = error instanceof TaskFailure ? error : new TaskFailure("fault", message);
    say({ type: "failed", job, reason: failure.reason, message, again: failure.again });
  }
}
