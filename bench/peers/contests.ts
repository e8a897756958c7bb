import { HYPERVOLUME_INPUTS } from "../analysis/inputs.ts";
import type { Counts } from "../case.ts";
import { PREEMPTION_HOURS, WORKERS, preemptionDraws, serverDraws } from "../kernel/draws.ts";
import { pagmo } from "./pagmo.ts";
import type { Peer } from "./peer.ts";
import { simpy } from "./simpy.ts";

/** One of our cases beside a peer, on the same inputs. */
export interface Contest {
  /** Name of our case, or a part of it that no other has. */
  readonly ours: string;
  readonly peer: Peer;
  /** What the peer reads from a file. */
  inputs(): Float64Array;
  /** Its arguments after the file. */
  readonly args: readonly string[];
  readonly repeats: number;
  /** Our counts that must be the peer's values, to the digits given. */
  readonly same: (counts: Counts) => readonly (number | string | undefined)[];
  readonly tolerance: number;
  /** What is asked for: peer's time over ours, at least. */
  readonly asked: number;
}

/** One of our cases beside another of our own: the ceiling. */
export interface Ceiling {
  readonly ours: string;
  readonly ceiling: string;
  readonly asked: number;
}

function flat(...columns: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(columns.flatMap((column) => Array.from(column)));
}

const server = (kind: string, asked: number): Contest => ({
  ours: `model events, ${kind}`,
  peer: simpy("single-server.py"),
  inputs() {
    const { gapsMs, servicesMs } = serverDraws();
    return flat(gapsMs, servicesMs);
  },
  args: [],
  repeats: 2,
  same: ({ waitedMs }) => [waitedMs],
  tolerance: 0,
  asked,
});

export const CONTESTS: readonly Contest[] = [
  server("callbacks", 60),
  server("processes", 25),
  {
    ours: "cluster with ledger",
    peer: simpy("preemption.py"),
    inputs() {
      const { workers, jobsMs } = preemptionDraws();
      return flat(workers, jobsMs);
    },
    args: [String(PREEMPTION_HOURS), String(WORKERS)],
    repeats: 2,
    same: ({ done, paused, doneMs }) => [done, paused, doneMs],
    tolerance: 0,
    asked: 15,
  },
  ...HYPERVOLUME_INPUTS.map(({ name, dimensions, points }): Contest => ({
    ours: `hypervolume, ${name}`,
    peer: pagmo,
    inputs: points,
    args: [String(dimensions)],
    repeats: 9,
    same: ({ hypervolume }) => [hypervolume],
    tolerance: 1e-9,
    // At most 1.2 times its time, and in 4-D less than it.
    asked: dimensions === 4 ? 1 : 1 / 1.2,
  })),
];

export const CEILINGS: readonly Ceiling[] = [
  { ours: "model events, callbacks", ceiling: "typed heap by hand, M/M/1, callbacks", asked: 0.7 },
  { ours: "kernel, hold model", ceiling: "typed heap by hand, hold model", asked: 0.7 },
];
