import type { Case } from "../case.ts";
import { PENDING, holdDraws, serverDraws } from "../kernel/draws.ts";
import { holdOnHeap, serverOnHeap } from "./ceiling.ts";

/** What `--peers` sets the kernel beside: the same models, written by hand on a heap of typed arrays. */
export default [
  {
    name: "typed heap by hand, M/M/1, callbacks",
    load() {
      const draws = serverDraws();
      return { run: () => serverOnHeap(draws), count: () => ({ waitedMs: serverOnHeap(draws) }) };
    },
  },
  {
    name: "typed heap by hand, hold model",
    load() {
      const draws = holdDraws();
      return { run: () => holdOnHeap(draws, PENDING), count: () => ({ nextMs: holdOnHeap(draws, PENDING) }) };
    },
  },
] satisfies Case[];
