import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose, trainDirectly, uniform } from "../../baselines/index.ts";
import {
  EnergyShares,
  RecordFile,
  Workshop,
  recordedEvaluations,
  searchInRealTime,
  searchInSimulatedTime,
  type Telling,
} from "../../harness/live/index.ts";
import type { MethodDefinition } from "../../harness/method/index.ts";
import { PAPER_OBJECTIVES, samplerOf } from "../../harness/nas/index.ts";
import type { EvaluationJob, Task } from "../../harness/trainer/index.ts";
import { World } from "../../harness/world/index.ts";
import { scratch } from "../fixtures/scratch.ts";
import { BENCHMARK, TABLE, definition, runSmall, smallWorld } from "../fixtures/small-world.ts";
import { FakeEvaluator, type Outcome } from "./fake-evaluator.ts";

const folder = scratch();
const settings = { data: "made-up", epochs: 200 };
const CHANGES = { hours: 5, gpus: 3, initialArchitectures: 4 };
const judge = samplerOf(BENCHMARK, "one-shot");

const images = { name: "none", path: "/none" };
const task = { kind: "train", architecture: null, train: images, test: images } as const;
const TASK: Task = { ...task, epochs: 1, seed: 1, settings: {}, supernet: null };

/** Work comes to what the table says. */
function outcomeOf({ id }: EvaluationJob): Outcome {
  if (id === "supernet") return { ms: judge.setupMs, testAccuracyPct: 10 };
  const [kind, index] = id.split("-");
  const architecture = Number(index);
  return kind === "score"
    ? { ms: judge.costMs(architecture), testAccuracyPct: judge.score(architecture) }
    : {
        ms: BENCHMARK.trainingMs(architecture),
        testAccuracyPct: TABLE.columns.cifar10_test_200[architecture],
      };
}

const energyOf = (evaluator: FakeEvaluator): EnergyShares =>
  new EnergyShares({ joules: () => evaluator.nowMs() / 10, how: "100 W, made up" });

async function setUp(name: string, evaluator = new FakeEvaluator(outcomeOf), notices: string[] = []) {
  const path = join(folder, `${name}.jsonl`);
  const record = await RecordFile.open(path, settings, (notice) => notices.push(notice));
  const workshop = new Workshop({
    evaluator,
    record,
    energy: energyOf(evaluator),
    nowMs: () => evaluator.nowMs(),
    folder,
    task: () => TASK,
    onNotice: (notice) => void notices.push(notice),
    onProgress: () => {},
  });
  evaluator.unsettled = () => workshop.running.length;
  return { path, evaluator, record, workshop };
}

/** Tells a search from a record, where costs are expected as the table has them. */
function tellingOf(method: string | MethodDefinition, record: RecordFile, changes = {}): Telling {
  return (untilMs) => {
    const evaluations = recordedEvaluations(
      {
        space: BENCHMARK.space,
        objectives: PAPER_OBJECTIVES,
        hardware: (architecture) => [TABLE.columns.edgegpu_energy_mj[architecture]],
        judge: "one-shot",
        expectedMs: (architecture) => BENCHMARK.trainingMs(architecture),
      },
      record.entries,
    );
    const options = { ...smallWorld(method, { ...CHANGES, ...changes }), evaluations };
    return new World(untilMs === undefined ? options : { ...options, untilMs }).run();
  };
}

/** Passes the clock of the evaluator while something is done that waits for it. */
async function passing<T>(evaluator: FakeEvaluator, work: Promise<T>): Promise<T> {
  const state = { done: false };
  const finished = work.finally(() => (state.done = true));
  finished.catch(() => undefined);
  while (!state.done) {
    await evaluator.passAll();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return finished;
}

/** Trains on all GPUs in even hours and on one in odd ones. */
const TIDAL: MethodDefinition = {
  name: "tidal",
  summary: "all train, then one, by the hour",
  bound: false,
  sampler: null,
  minGpus: 1,
  build: (context) =>
    compose(trainDirectly(uniform(context.random("proposer"))), {
      allocate: ({ elapsedHours, gpus }) => ({ training: elapsedHours % 2 < 1 ? gpus : 1, sampling: 0 }),
    }),
};

const METHODS = ["random", "static-1", "vanilla"];

describe.each(METHODS)("%s, with work done for real", (method) => {
  it("is, in simulated time, the search on the table", async () => {
    const { evaluator, record, workshop } = await setUp(`simulated-${method}`);
    if (definition(method).sampler !== null) {
      await passing(evaluator, workshop.run({ kind: "supernet", architecture: null }));
    }
    const told = await passing(evaluator, searchInSimulatedTime(tellingOf(method, record), workshop));
    const { events, statements } = runSmall(method, CHANGES);
    expect(told.events).toEqual(events);
    expect(told.statements).toEqual(statements);
    const jobs = evaluator.started.map(({ id }) => id);
    expect(new Set(jobs).size).toBe(jobs.length);
  });

  it("is, in real time, the same, pauses and all", async () => {
    const { evaluator, record, workshop } = await setUp(`real-${method}`);
    if (definition(method).sampler !== null) {
      await passing(evaluator, workshop.run({ kind: "supernet", architecture: null }));
    }
    const initial = tellingOf(method, record)(0).waiting?.initial ?? [];
    await Promise.all(
      initial.map((architecture) => passing(evaluator, workshop.run({ kind: "train", architecture }))),
    );
    const told = await searchInRealTime(tellingOf(method, record), workshop, evaluator);
    expect(told.events).toEqual(runSmall(method, CHANGES).events);
  });
});

describe("a search with work done for real", () => {
  it("pauses what loses its device, and goes on with it from its checkpoint", async () => {
    const { evaluator, record, workshop } = await setUp("paused");
    const initial = tellingOf(TIDAL, record)(0).waiting?.initial ?? [];
    for (const architecture of initial) {
      await passing(evaluator, workshop.run({ kind: "train", architecture }));
    }
    const told = await searchInRealTime(tellingOf(TIDAL, record), workshop, evaluator);
    expect(told.events).toEqual(runSmall(TIDAL, CHANGES).events);
    expect(told.events.filter(({ type }) => type === "paused").length).toBeGreaterThan(1);
    expect(evaluator.started.filter(({ resume }) => resume).length).toBeGreaterThan(1);
    expect(record.entries.some(({ what }) => what === "paused")).toBe(true);
  });

  it("that was cut off goes on from its record, and does nothing twice", async () => {
    const first = await setUp("cut-off");
    const telling = tellingOf("random", first.record);
    const cut = (async () => {
      for (let i = 0; i < 3; i++) {
        const { waiting } = telling();
        const work = [
          ...(waiting?.initial ?? []),
          ...(waiting?.running ?? []).flatMap(({ architecture, isKnown }) => (isKnown ? [] : [architecture])),
        ];
        await Promise.all(work.map((architecture) => first.workshop.run({ kind: "train", architecture })));
      }
    })();
    await passing(first.evaluator, cut);
    const second = await setUp("cut-off");
    expect(second.record.entries).toEqual(first.record.entries);
    const told = await passing(
      second.evaluator,
      searchInSimulatedTime(tellingOf("random", second.record), second.workshop),
    );
    expect(told.events).toEqual(runSmall("random", CHANGES).events);
    const jobs = [...first.evaluator.started, ...second.evaluator.started].map(({ id }) => id);
    expect(new Set(jobs).size).toBe(jobs.length);
  });

  it("shares out the electricity that was used", async () => {
    const { evaluator, record, workshop } = await setUp("energy");
    const startMs = evaluator.nowMs();
    await passing(evaluator, searchInSimulatedTime(tellingOf("random", record), workshop));
    const joules = record.entries.reduce((sum, { energy }) => sum + energy.joules, 0);
    expect(joules).toBeCloseTo((evaluator.nowMs() - startMs) / 10, 6);
  });

  it("refuses bounds, and judges and fidelities that only a table has", async () => {
    const { record } = await setUp("refused");
    const withoutInitial = { initialArchitectures: 0 };
    expect(() => tellingOf("oracle", record, withoutInitial)()).toThrow(
      "method oracle is a bound: it needs a table",
    );
    expect(() => tellingOf("ce-nas", record, withoutInitial)()).toThrow(
      "networks are judged for real by one-shot",
    );
  });
});

describe("a record", () => {
  const entry = {
    what: "failed",
    architecture: 1,
    reason: "nan",
    startS: 0,
    seconds: 3,
    energy: { joules: 1, how: "x" },
  } as const;

  it("whose last line was cut off loses that line, and says so", async () => {
    const path = join(folder, "cut.jsonl");
    const record = await RecordFile.open(path, settings, () => {});
    await record.add(entry);
    writeFileSync(path, `${readFileSync(path, "utf8")}{"what":"trai`);
    const notices: string[] = [];
    const again = await RecordFile.open(path, settings, (notice) => notices.push(notice));
    expect(again.entries).toEqual([entry]);
    expect(notices[0]).toContain("the last line was cut off, and is dropped");
    await again.add(entry);
    expect((await RecordFile.open(path, settings, () => {})).entries).toEqual([entry, entry]);
  });

  it("of other settings, or damaged, is refused and left alone", async () => {
    const path = join(folder, "others.jsonl");
    await RecordFile.open(path, settings, () => {});
    await expect(RecordFile.open(path, { ...settings, epochs: 12 }, () => {})).rejects.toThrow(
      "a record of other settings: epochs is 200, expected 12",
    );
    const text = `${readFileSync(path, "utf8")}{"what":"trained"}\n`;
    writeFileSync(path, text);
    await expect(RecordFile.open(path, settings, () => {})).rejects.toThrow(`${path}, line 2: damaged: `);
    expect(readFileSync(path, "utf8")).toBe(text);
    writeFileSync(path, "something else\n");
    await expect(RecordFile.open(path, settings, () => {})).rejects.toThrow("not a record");
  });

  it("that cannot be written says so", async () => {
    writeFileSync(join(folder, "file"), "in the way");
    await expect(RecordFile.open(join(folder, "file/record"), settings, () => {})).rejects.toThrow(
      `file already exists, mkdir '${join(folder, "file")}'`,
    );
  });
});
