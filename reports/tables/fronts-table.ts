import { flatPoints, nonDominated, orient } from "../../harness/analysis/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import type { ReportInput } from "../report-input.ts";
import { methodNames } from "./method-names.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** The series that holds the front of the whole table. */
export const TRUE_FRONT = "true front";

/** One architecture of one front; one further column per objective, named as in the data, in natural units. */
export interface FrontRow {
  /** A method, or `true front`. */
  readonly series: string;
  readonly bound: boolean;
  readonly architecture: number;
  /** Runs of the method that fully trained it, or were given it at the start. Null for the true front. */
  readonly runs: number | null;
  readonly onTrueFront: boolean;
  readonly [objective: string]: string | number | boolean | null;
}

interface Found {
  readonly objectives: readonly number[];
  runs: number;
}

/** The whole table's front, then for each method the front of all that its runs trained, over all seeds. */
export function frontsTable(input: ReportInput): TableOf<FrontRow> {
  const { objectives, trueFront } = input.manifest;
  const columns = objectives.map(({ column }) => column);
  const best = new Set(trueFront.map(({ architecture }) => architecture));
  const rowOf = (
    series: string,
    bound: boolean,
    architecture: number,
    found: Found | null,
    values: readonly number[],
  ) => {
    const row: Record<string, string | number | boolean | null> = {};
    for (const [at, column] of columns.entries()) {
      row[column] = values[at];
    }
    return Object.assign(row, {
      series,
      bound,
      architecture,
      runs: found?.runs ?? null,
      onTrueFront: best.has(architecture),
    });
  };
  const truth = trueFront.map(({ architecture, objectives: values }) =>
    rowOf(TRUE_FRONT, false, architecture, null, values),
  );
  const fronts = methodNames(input).flatMap(({ name, bound }) => {
    const found = [...foundBy(input.logs.filter(({ key }) => key.method === name))];
    const points = flatPoints(found.map(([, one]) => orient(objectives, one.objectives)));
    const front = found.length === 0 ? [] : nonDominated(points, objectives.length);
    return front.map((at) => rowOf(name, bound, found[at][0], found[at][1], found[at][1].objectives));
  });
  return tableOf<FrontRow>(
    ["series", "bound", "architecture", "runs", "onTrueFront", ...columns],
    [...truth, ...fronts],
  );
}

/** Every architecture that the runs know fully, in the order of its index. A low-fidelity score is no objective value. */
function foundBy(logs: readonly RunLog[]): Map<number, Found> {
  const found = new Map<number, Found>();
  for (const log of logs) {
    const known = new Set<number>();
    for (const event of log.events) {
      const whole = event.type === "initial" || (event.type === "trained" && event.evaluator === "training");
      if (!whole || known.has(event.architecture)) {
        continue;
      }
      known.add(event.architecture);
      const one = found.get(event.architecture);
      if (one === undefined) {
        found.set(event.architecture, { objectives: event.objectives, runs: 1 });
      } else {
        one.runs += 1;
      }
    }
  }
  return new Map([...found].toSorted(([a], [b]) => a - b));
}
