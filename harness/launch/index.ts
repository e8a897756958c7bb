/** Modules of ours that run in threads of their own. */
export { inSharedMemory } from "./in-shared-memory.ts";
export { moduleBeside } from "./module-beside.ts";
export { startThread } from "./start-thread.ts";
export { openThreadPool, type ThreadModule, type ThreadPool } from "./thread-pool.ts";
