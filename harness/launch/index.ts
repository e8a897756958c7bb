/** Modules of ours that run in threads of their own. */
export { startThread } from "./start-thread.ts";
