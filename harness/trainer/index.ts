/** Real training behind one door: processes, one a device, that speak lines of JSON (docs/trainer-protocol.md). */
export type { EvaluationJob, Evaluator, FailureCause, JobEnd, JobListener, RunningJob } from "./evaluator.ts";
export { PROTOCOL_VERSION, ProtocolError, type EpochReport, type Hello, type Task } from "./protocol.ts";
export {
  TaskFailure,
  serveTrainer,
  type TaskContext,
  type TaskEnd,
  type TaskRunner,
} from "./serve-trainer.ts";
export { TrainerPool, type PoolOptions } from "./trainer-pool.ts";
export { worksOnGpu } from "./works-on-gpu.ts";
export type { Patience, TrainerCommand } from "./trainer-process.ts";
