/** What GPU time is spent on; the ledger has one account for each. */
export const ACTIVITIES = [
  "training",
  "sampling",
  "idle",
  "supernetTraining",
  "initialSamples",
  "embodied",
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** One line of a statement. `embodied` has GPU-hours and carbon but no energy. */
export interface Entry {
  readonly gpuHours: number;
  readonly energyKwh: number;
  readonly carbonG: number;
}

/** All that one accounting charges, up to some instant. `total.gpuHours` counts charged work only: not idle, not embodied. */
export interface Statement {
  readonly activities: Readonly<Record<Activity, Entry>>;
  readonly total: Entry;
}

/** Totals by accounting name (`paper`, `full`, or a user's own), up to the instant of the event that carries them. */
export type Charged = Readonly<Record<string, Entry>>;

export type StopReason = "hours" | "carbon-budget" | "spent-beforehand" | "finished";

/** Objective values are natural (%, mJ, ms), in the order of the manifest's objectives. Times: ms since the run's start. */
export type RunEvent =
  | {
      readonly type: "initial";
      readonly timeMs: number;
      readonly architecture: number;
      readonly objectives: readonly number[];
      readonly hypervolume: number;
    }
  | {
      readonly type: "allocated";
      readonly timeMs: number;
      readonly training: number;
      readonly sampling: number;
      readonly intensityGPerKwh: number;
    }
  | {
      readonly type: "sampled";
      readonly timeMs: number;
      readonly gpu: number;
      readonly architecture: number;
      /** As its judge scores: accuracy in % for a supernet, a number without unit for a zero-cost proxy. */
      readonly score: number;
    }
  | {
      readonly type: "started" | "paused" | "resumed";
      readonly timeMs: number;
      readonly gpu: number;
      readonly architecture: number;
      /** Training time still to do, without the cost of pausing and resuming. */
      readonly remainingMs: number;
    }
  | {
      readonly type: "trained";
      readonly timeMs: number;
      readonly gpu: number;
      readonly architecture: number;
      /** `training`: all epochs; `low-fidelity`: the first 12 only, which may be resumed. */
      readonly evaluator: string;
      readonly objectives: readonly number[];
      /** Of everything fully trained so far, the initial architectures included. */
      readonly hypervolume: number;
      readonly charged: Charged;
    }
  | {
      readonly type: "stopped";
      readonly timeMs: number;
      /** `spent-beforehand`: supernet and initial architectures alone cost more than the carbon budget. */
      readonly reason: StopReason;
      readonly hypervolume: number;
      readonly charged: Charged;
    };

export interface RunKey {
  readonly scenario: string;
  readonly method: string;
  readonly seed: number;
  /** Zone, source and start: `US-CAL-CISO@original/2021-07-02T07:00:00Z/79h`. */
  readonly window: string;
  /** What sets its cell apart, in a scenario of several settings: `zone=DE,gpus=4`. */
  readonly cell?: string;
  /** Set only where the accounting steers the run (a carbon budget); else one run is charged under every accounting. */
  readonly accounting?: string;
  /** Set only where a bound is planned anew for another target than its own: the run counts for what that target costs. */
  readonly target?: number;
}

/** One run, whole: a pure function of scenario, seed, data and code. */
export interface RunLog {
  readonly key: RunKey;
  /** True where the method knows the truth in advance (the oracle): a bound, not a rival. */
  readonly bound: boolean;
  readonly events: readonly RunEvent[];
  /** By accounting name, at the end of the run. */
  readonly statements: Readonly<Record<string, Statement>>;
}

/** The runs that stand for their methods: without those that were planned anew for another target. */
export function mainRuns(logs: readonly RunLog[]): RunLog[] {
  return logs.filter(({ key }) => key.target === undefined);
}

/** Digits of the largest integer that a number holds exactly. */
const SEED_DIGITS = String(Number.MAX_SAFE_INTEGER).length;

/** Text form of a key, the order in which logs are written: compares as text, every safe seed zero-padded. */
export function runKeyText(key: RunKey): string {
  const seed = String(key.seed).padStart(SEED_DIGITS, "0");
  const cell = key.cell === undefined ? [] : [key.cell];
  const target = key.target === undefined ? [] : [String(key.target)];
  return [key.scenario, ...cell, key.window, key.method, key.accounting ?? "", seed, ...target].join("|");
}
