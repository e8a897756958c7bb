import type {
  Activity,
  Charged,
  Entry,
  RunEvent,
  RunLog,
  RunManifest,
  Statement,
} from "../../harness/record/index.ts";
import { hoursToMs } from "../../harness/units/index.ts";

const NOTHING: Entry = { gpuHours: 0, energyKwh: 0, carbonG: 0 };

/** One full training of a hand-made run: when it ends, what it finds, what `full` has charged by then (g). */
export type Step = readonly [hour: number, hypervolume: number, carbonG: number];

/**
 * A run of one GPU that is charged under two accounts: `full`, with 2 kg and 4 GPU-hours before the search and 10 g of
 * embodied carbon per GPU-hour on top of these; `paper`, half of the rest.
 */
export function handMadeRun(
  method: string,
  seed: number,
  steps: readonly Step[],
  options: { bound?: boolean; endHour?: number; initialHypervolume?: number; accounting?: string } = {},
): RunLog {
  const last: Step = steps.at(-1) ?? [0, options.initialHypervolume ?? 0, 2040];
  const endHour = options.endHour ?? last[0];
  const events: RunEvent[] = [
    {
      type: "initial",
      timeMs: 0,
      architecture: 7,
      objectives: [90, 10],
      hypervolume: options.initialHypervolume ?? 100,
    },
    { type: "sampled", timeMs: 1, gpu: 0, architecture: 1, score: 60 },
    ...steps.flatMap(([hour, hypervolume, carbonG], i): RunEvent[] => [
      {
        type: "trained",
        timeMs: hoursToMs(hour) - 1,
        gpu: 0,
        architecture: i,
        evaluator: "low-fidelity",
        objectives: [80, 10],
        hypervolume: i === 0 ? 100 : steps[i - 1][1],
        charged: chargedOf(hour, carbonG),
      },
      {
        type: "trained",
        timeMs: hoursToMs(hour),
        gpu: 0,
        architecture: i,
        evaluator: "training",
        objectives: [90, 10],
        hypervolume,
        charged: chargedOf(hour, carbonG),
      },
    ]),
    {
      type: "stopped",
      timeMs: hoursToMs(endHour),
      reason: "hours",
      hypervolume: last[1],
      charged: chargedOf(endHour, last[2]),
    },
  ];
  const key = { scenario: "hand-made", method, seed, window: "here/now/9h" };
  return {
    key: options.accounting === undefined ? key : { ...key, accounting: options.accounting },
    bound: options.bound ?? false,
    events,
    statements: { full: fullStatement(endHour, last[2]), paper: paperStatement(endHour, last[2]) },
  };
}

function chargedOf(hour: number, carbonG: number): Charged {
  return {
    full: { gpuHours: hour + 4, energyKwh: hour + 4, carbonG },
    paper: { gpuHours: hour, energyKwh: hour, carbonG: (carbonG - 2040) / 2 },
  };
}

/** 1,500 g for the supernet (3 h), 500 g for the initial architectures (1 h), 10 g embodied for each of all hours. */
function fullStatement(hours: number, carbonG: number): Statement {
  const embodied = { gpuHours: hours + 4, energyKwh: 0, carbonG: 10 * (hours + 4) };
  const training = { gpuHours: hours, energyKwh: hours, carbonG: carbonG - 2000 - embodied.carbonG };
  return statement(
    {
      training,
      supernetTraining: { gpuHours: 3, energyKwh: 3, carbonG: 1500 },
      initialSamples: { gpuHours: 1, energyKwh: 1, carbonG: 500 },
      embodied,
    },
    { gpuHours: hours + 4, energyKwh: hours + 4, carbonG },
  );
}

/** Free of charge: the GPU-hours before the search are on record, without energy. */
function paperStatement(hours: number, carbonG: number): Statement {
  const training = { gpuHours: hours, energyKwh: hours, carbonG: (carbonG - 2040) / 2 };
  return statement(
    {
      training,
      supernetTraining: { ...NOTHING, gpuHours: 3 },
      initialSamples: { ...NOTHING, gpuHours: 1 },
      embodied: { ...NOTHING, gpuHours: hours + 4 },
    },
    training,
  );
}

function statement(activities: Partial<Record<Activity, Entry>>, total: Entry): Statement {
  const free: Record<Activity, Entry> = {
    training: NOTHING,
    sampling: NOTHING,
    idle: NOTHING,
    supernetTraining: NOTHING,
    initialSamples: NOTHING,
    embodied: NOTHING,
  };
  return { activities: { ...free, ...activities }, total };
}

export function handMadeManifest(
  methods: readonly { name: string; bound?: boolean }[],
  seeds: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
): RunManifest {
  return {
    scenario: "hand-made",
    question: "Does the summary say what the runs say?",
    fingerprint: "f",
    digest: "d",
    version: "0",
    setting: { hours: 9 },
    data: { kind: "sample", sources: [], notes: [] },
    objectives: [],
    referenceHypervolume: 1000,
    trueFront: [],
    seeds,
    gpus: 1,
    hours: 9,
    window: [],
    methods: methods.map(({ name, bound = false }) => ({ name, summary: name, bound })),
    accountings: { paper: [], full: [] },
    command: "",
  };
}
