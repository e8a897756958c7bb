export { expand, type Design, type RunSpec } from "./run-spec.ts";
export {
  executeInThreads,
  executeInline,
  type Batch,
  type Execution,
  type Progress,
  type RunFailure,
  type Runner,
} from "./execute.ts";
export { digestOf, runLogLine, runLogLines } from "./digest.ts";
export { circumstancesOf, type Circumstances } from "./circumstances.ts";
