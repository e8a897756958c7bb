/**
 * A tiny invented experiment: made-up accuracies, energies and carbon, with the shape of real runs.
 * It stands in for the simulator so that a change there moves no golden here.
 */
import type { Charged, Entry, RunEvent, RunLog, RunManifest, Statement } from "../../harness/record/index.ts";
import { hoursToMs } from "../../harness/units/index.ts";

export interface Invention {
  readonly methods: readonly string[];
  readonly seeds: number;
  readonly gpus: number;
  readonly hours: number;
  readonly jobHours: number;
}

export const SMALL: Invention = {
  methods: ["vanilla", "heuristic", "oracle"],
  seeds: 6,
  gpus: 4,
  hours: 12,
  jobHours: 0.7,
};

interface Architecture {
  readonly objectives: readonly [number, number];
}

const WATTS: Readonly<Record<string, { training: number; sampling: number; idle: number; startG: number }>> =
  {
    full: { training: 221, sampling: 221, idle: 45, startG: 400 },
    paper: { training: 1000, sampling: 0, idle: 0, startG: 0 },
  };

/** Park and Miller's generator: enough for invented numbers, the same on every machine. */
function uniforms(seed: number): () => number {
  let state = seed * 7919 + 17;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function inventTable(): Architecture[] {
  const next = uniforms(1);
  return Array.from({ length: 400 }, () => {
    const size = next();
    const accuracy = 94.4 - 60 * next() ** 4 - 12 * (1 - size) ** 3;
    const energy = 2 + 30 * size ** 1.5 + 15 * next() ** 2;
    return { objectives: [Math.round(accuracy * 100) / 100, Math.round(energy * 100) / 100] };
  });
}

/** The front from the cheapest up, and the area it dominates seen from (0 %, 50 mJ). */
function frontOf(points: readonly { architecture: number; objectives: readonly number[] }[]) {
  const front: { architecture: number; objectives: readonly number[] }[] = [];
  let best = 0;
  let area = 0;
  for (const point of points.toSorted((a, b) => (a.objectives[1] ?? 0) - (b.objectives[1] ?? 0))) {
    const accuracy = point.objectives[0] ?? 0;
    if (accuracy > best) {
      area += (accuracy - best) * (50 - (point.objectives[1] ?? 0));
      best = accuracy;
      front.push(point);
    }
  }
  return { front, area };
}

function intensityAt(hour: number): number {
  return Math.round(300 - 90 * Math.sin(((hour + 1) * Math.PI) / 12));
}

function trainingGpus(method: string, hour: number, gpus: number): number {
  if (method === "heuristic" || method === "ce-nas") {
    return Math.max(1, Math.round((gpus * (390 - intensityAt(hour))) / 180));
  }
  return method === "static-1" ? 1 : gpus;
}

export function inventManifest(invention: Invention): RunManifest {
  const all = inventTable().map(({ objectives }, architecture) => ({ architecture, objectives }));
  const { front, area } = frontOf(all);
  return {
    scenario: "invented",
    question: "Does the report show what the runs say?",
    fingerprint: "f".repeat(64),
    digest: "d".repeat(64),
    version: "0.0.0",
    setting: { trace: "NOWHERE@invented", start: "2021-07-02T07:00:00Z", hours: invention.hours },
    data: {
      kind: "sample",
      sources: [
        {
          name: "invented",
          sha256: "0".repeat(64),
          licence: "MIT",
          url: "https://example.org/invented.csv",
          citation: "Nobody (2021). Invented numbers.",
        },
      ],
      notes: ["1 of the hours is an estimate.", "Search and report both use test accuracy."],
    },
    objectives: [
      { column: "accuracy", label: "CIFAR-10 accuracy", unit: "%", direction: "maximise", reference: 0 },
      { column: "energy", label: "Edge-GPU energy", unit: "mJ", direction: "minimise", reference: 50 },
    ],
    referenceHypervolume: area,
    trueFront: front,
    seeds: Array.from({ length: invention.seeds }, (_, at) => at + 1),
    gpus: invention.gpus,
    hours: invention.hours,
    window: Array.from({ length: invention.hours }, (_, hour) => ({
      hour,
      datetimeUtc: `2021-07-02T${String((7 + hour) % 24).padStart(2, "0")}:00:00Z`,
      intensityGPerKwh: intensityAt(hour),
      estimated: hour === 3,
    })),
    forecast: Array.from({ length: invention.hours - 1 }, (_, at) => ({
      hour: at + 1,
      leadHours: at + 1,
      by: "invented",
      medianGPerKwh: intensityAt(at),
      lowGPerKwh: intensityAt(at) - 20,
      highGPerKwh: intensityAt(at) + 20,
    })),
    methods: invention.methods.map((name) => ({
      name,
      summary: `${name}, invented`,
      bound: name === "oracle",
    })),
    accountings: {
      full: [{ item: "training GPU", value: 221, unit: "W", source: "invented" }],
      paper: [{ item: "training GPU", value: 1000, unit: "W", source: "invented" }],
    },
    command: "npm run scenario -- invented --seeds 3",
  };
}

function entryOf(gpuHours: number, watts: number, intensityGPerKwh: number): Entry {
  const energyKwh = (gpuHours * watts) / 1000;
  return { gpuHours, energyKwh, carbonG: energyKwh * intensityGPerKwh };
}

function inventRun(invention: Invention, manifest: RunManifest, method: string, seed: number): RunLog {
  const table = inventTable();
  const next = uniforms(seed * 31 + invention.methods.indexOf(method));
  const oracle = method === "oracle";
  const wanted = manifest.trueFront.filter((_, at) => at % 3 === seed % 3).slice(-6);
  const choose = () =>
    oracle ? (wanted.shift()?.architecture ?? 0) : Math.floor(table.length * next() ** (1 + seed / 50));
  const jobMs = () => Math.round(hoursToMs(invention.jobHours) * (0.7 + 0.6 * next()));
  const events: {
    timeMs: number;
    order: number;
    make: (hypervolume: number, charged: Charged) => RunEvent;
  }[] = [];
  const known: { timeMs: number; architecture: number; objectives: readonly number[] }[] = [];
  const busyHours = Array.from({ length: invention.hours }, () => ({ training: 0, sampling: 0 }));
  const running: ({ architecture: number; remainingMs: number } | undefined)[] = [];
  const push = (
    timeMs: number,
    order: number,
    make: (hypervolume: number, charged: Charged) => RunEvent,
  ): void => {
    events.push({ timeMs, order, make });
  };
  const learn = (timeMs: number, architecture: number): readonly number[] => {
    const objectives = table[architecture]?.objectives ?? [0, 0];
    known.push({ timeMs, architecture, objectives });
    return objectives;
  };
  for (let index = 0; index < 3; index += 1) {
    const architecture = Math.floor(table.length * next());
    const objectives = learn(0, architecture);
    push(0, 0, (hypervolume) => ({ type: "initial", timeMs: 0, architecture, objectives, hypervolume }));
  }
  const lastHour = oracle ? 2 : invention.hours;
  for (let hour = 0; hour < lastHour; hour += 1) {
    const training = trainingGpus(method, hour, invention.gpus);
    const sampling = method === "heuristic" || method === "ce-nas" ? invention.gpus - training : 0;
    const startMs = hoursToMs(hour);
    const endMs = hoursToMs(hour + 1);
    const used = busyHours[hour] ?? { training: 0, sampling: 0 };
    push(startMs, 1, () => ({
      type: "allocated",
      timeMs: startMs,
      training,
      sampling,
      intensityGPerKwh: intensityAt(hour),
    }));
    for (let gpu = 0; gpu < training; gpu += 1) {
      let timeMs = startMs;
      while (timeMs < endMs) {
        let job = running[gpu];
        if (job === undefined) {
          job = { architecture: choose(), remainingMs: jobMs() };
          const { architecture, remainingMs } = job;
          const startedMs = timeMs;
          push(startedMs, 2, () => ({ type: "started", timeMs: startedMs, gpu, architecture, remainingMs }));
        }
        const { architecture } = job;
        const spanMs = Math.min(job.remainingMs, endMs - timeMs);
        timeMs += spanMs;
        used.training += spanMs / hoursToMs(1);
        const doneMs = timeMs;
        const remainingMs = job.remainingMs - spanMs;
        if (remainingMs > 0) {
          running[gpu] = { architecture, remainingMs };
        } else {
          running[gpu] = undefined;
          const objectives = learn(doneMs, architecture);
          push(doneMs, 0, (hypervolume, charged) => ({
            type: "trained",
            timeMs: doneMs,
            gpu,
            architecture,
            evaluator: "training",
            objectives,
            hypervolume,
            charged,
          }));
        }
      }
      const job = running[gpu];
      if (job !== undefined && gpu >= trainingGpus(method, hour + 1, invention.gpus)) {
        const { architecture, remainingMs } = job;
        push(endMs, 1, () => ({ type: "paused", timeMs: endMs, gpu, architecture, remainingMs }));
      }
    }
    for (let gpu = training; gpu < training + sampling; gpu += 1) {
      const timeMs = startMs + hoursToMs(0.25);
      used.sampling += 0.25;
      const architecture = choose();
      push(timeMs, 3, () => ({ type: "sampled", timeMs, gpu, architecture, score: 80 }));
    }
  }
  const endMs = hoursToMs(lastHour);
  push(endMs, 9, (hypervolume, charged) => ({
    type: "stopped",
    timeMs: endMs,
    reason: oracle ? "finished" : "hours",
    hypervolume,
    charged,
  }));
  const statementAt = (accounting: string, untilMs: number): Statement => {
    const watts = WATTS[accounting] ?? { training: 0, sampling: 0, idle: 0, startG: 0 };
    const none = entryOf(0, 0, 0);
    const activities = { training: none, sampling: none, idle: none, embodied: none };
    const add = (to: keyof typeof activities, more: Entry): void => {
      const had = activities[to];
      activities[to] = {
        gpuHours: had.gpuHours + more.gpuHours,
        energyKwh: had.energyKwh + more.energyKwh,
        carbonG: had.carbonG + more.carbonG,
      };
    };
    for (const [hour, used] of busyHours.entries()) {
      const share = Math.min(Math.max(untilMs / hoursToMs(1) - hour, 0), 1);
      const intensity = intensityAt(hour);
      const idle = hour < lastHour ? invention.gpus - used.training - used.sampling : 0;
      add("training", entryOf(share * used.training, watts.training, intensity));
      add("sampling", entryOf(share * used.sampling, watts.sampling, intensity));
      add("idle", entryOf(share * idle, watts.idle, intensity));
    }
    const initialSamples = { gpuHours: 1, energyKwh: watts.startG / 1000, carbonG: watts.startG };
    const all = [...Object.values(activities), initialSamples];
    return {
      activities: { ...activities, supernetTraining: none, initialSamples },
      total: {
        gpuHours: activities.training.gpuHours + activities.sampling.gpuHours,
        energyKwh: all.reduce((sum, entry) => sum + entry.energyKwh, 0),
        carbonG: all.reduce((sum, entry) => sum + entry.carbonG, 0),
      },
    };
  };
  const accountings = Object.keys(manifest.accountings);
  const ordered = events.toSorted((a, b) => a.timeMs - b.timeMs || a.order - b.order);
  return {
    key: {
      scenario: manifest.scenario,
      method,
      seed,
      window: `NOWHERE@invented/2021-07-02T07:00:00Z/${invention.hours}h`,
    },
    bound: oracle,
    events: ordered.map(({ timeMs, make }) =>
      make(
        frontOf(known.filter((one) => one.timeMs <= timeMs)).area,
        Object.fromEntries(accountings.map((name) => [name, statementAt(name, timeMs).total])),
      ),
    ),
    statements: Object.fromEntries(accountings.map((name) => [name, statementAt(name, endMs)])),
  };
}

/** Manifest and logs of an invented experiment, methods x seeds. */
export function inventRuns(invention: Invention): { manifest: RunManifest; logs: RunLog[] } {
  const manifest = inventManifest(invention);
  const logs = invention.methods.flatMap((method) =>
    Array.from({ length: invention.seeds }, (_, at) => inventRun(invention, manifest, method, at + 1)),
  );
  return { manifest, logs };
}
