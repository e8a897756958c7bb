import { describe, expect, it } from "vitest";
import { CarbonTrace } from "../../harness/carbon/index.ts";
import {
  Benchmark,
  tableEvaluations,
  type ArchitectureTable,
  type TableColumn,
} from "../../harness/nas/index.ts";
import type { RunEvent } from "../../harness/record/index.ts";
import { MS_PER_HOUR } from "../../harness/units/index.ts";
import type { SearchRecord } from "../../harness/world/index.ts";
import { START_MS, TABLE, definition, runSmall } from "../fixtures/small-world.ts";
import { syntheticTrace } from "../fixtures/synthetic-trace.ts";
import { EVERY_METHOD, plainRun } from "./every-method.ts";
import { touched } from "./replay.ts";

const RIVALS = EVERY_METHOD.filter((name) => !definition(name).bound);

/** The trace with everything from an hour of the run on turned upside down. */
function otherFuture(hour: number): CarbonTrace {
  const columns = syntheticTrace();
  const first = (START_MS - columns.startMs) / MS_PER_HOUR + hour;
  const intensityGPerKwh = columns.intensityGPerKwh.map((value, i) =>
    i < first ? value : Math.round((600 - value) * 100) / 100,
  );
  return new CarbonTrace({ ...columns, intensityGPerKwh });
}

const before = ({ events }: SearchRecord, hour: number): RunEvent[] =>
  events.filter(({ timeMs }) => timeMs < hour * MS_PER_HOUR);

describe.each(RIVALS)("%s does not see the future", (name) => {
  it.each([1, 6, 11])("from hour %i on may be anything: what came before stays", (hour) => {
    const other = runSmall(name, { trace: otherFuture(hour) });
    expect(JSON.stringify(before(other, hour))).toBe(JSON.stringify(before(plainRun(name), hour)));
  });
});

it("the future does matter to who may know it, and the present to who heeds it", () => {
  const splits = ({ events }: SearchRecord): RunEvent[] =>
    events.filter((event) => event.type === "allocated").map((event) => ({ ...event, intensityGPerKwh: 0 }));
  const other = { trace: otherFuture(6) };
  expect(splits(runSmall("heuristic", other))).not.toEqual(splits(plainRun("heuristic")));
  const starts = ({ events }: SearchRecord): number | undefined =>
    events.find(({ type }) => type === "started")?.timeMs;
  expect(starts(runSmall("oracle", other))).not.toBe(starts(plainRun("oracle")));
});

/** Columns that say how good an architecture is when trained, and how good it looks untrained. */
const ACCURACIES: readonly TableColumn[] = [
  "cifar10_test_12",
  "cifar10_val_12",
  "cifar10_test_200",
  "cifar100_test_200",
  "imagenet16_test_200",
];
const JUDGEMENTS: readonly TableColumn[] = [
  "oneshot_acc",
  "fewshot_acc",
  "naswot",
  "logsynflow",
  "edgegpu_energy_mj",
];

/** The table with everything turned round that a run has had no chance to see. */
function otherTruth({ events }: SearchRecord, samples: boolean): ArchitectureTable {
  const { trained, scored } = touched(events);
  const columns = Object.fromEntries(
    Object.entries(TABLE.columns).map(([name, values]) => [name, values.slice()]),
  ) as Record<TableColumn, Float64Array>;
  const hidden = TABLE.architectures.map((_, i) => i).filter((i) => !trained.has(i));
  const untouched = hidden.filter((i) => !scored.has(i));
  for (const i of hidden) for (const column of ACCURACIES) columns[column][i] = 100 - columns[column][i];
  for (const i of untouched)
    for (const column of JUDGEMENTS) columns[column][i] = 49 - columns[column][i] / 3;
  // How long a scoring takes follows the training time, and one may be under way at the end: left alone there.
  if (!samples) {
    const seconds = untouched.map((i) => TABLE.columns.cifar_train_s_200[i]).toReversed();
    untouched.forEach((i, k) => (columns.cifar_train_s_200[i] = seconds[k]));
  }
  return { ...TABLE, columns };
}

describe.each(RIVALS)("%s does not see the truth", (name) => {
  it("what it never trained, and never scored, may be anything: its run stays", () => {
    const plain = plainRun(name);
    const table = otherTruth(plain, definition(name).sampler !== null);
    const other = runSmall(name, { evaluations: tableEvaluations(new Benchmark(table)) });
    expect(JSON.stringify(other)).toBe(JSON.stringify(plain));
  });
});

it("the truth does matter to who may know it", () => {
  const plain = plainRun("oracle");
  const other = runSmall("oracle", {
    evaluations: tableEvaluations(new Benchmark(otherTruth(plain, false))),
  });
  expect(touched(other.events).trained).not.toEqual(touched(plain.events).trained);
});
