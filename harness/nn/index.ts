export { BACKEND_NAMES, BackendMissing, PackageMissing, type Backend, type BackendName } from "./backend.ts";
export { openBackend, type OpenBackend } from "./open-backend.ts";
export type { Tensors } from "./tensors.ts";
export { crashedBackend, inspectBackend, type BackendReport } from "./inspect-backend.ts";
export { batchNorm, type BatchNorm } from "./batch-norm.ts";
export { padded, type SlidingWindow } from "./padded.ts";
export { avgPool, maxPool } from "./pool.ts";
