import {
  anytime,
  anytimeGrid,
  chargedBeforeSearch,
  type AnytimePoint,
} from "../../harness/analysis/index.ts";
import type { RunLog } from "../../harness/record/index.ts";
import { gramsToKilograms } from "../../harness/units/index.ts";
import type { ReportInput } from "../report-input.ts";
import { methodNames } from "./method-names.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** Enough for a curve of steps on a page or a slide. */
const POINTS = 120;

const SHARES = ["p10", "p25", "p50", "p75", "p90"] as const;
type Share = (typeof SHARES)[number];

/** One place on the curve of one method: quantiles over its runs. */
export type AnytimeRow = {
  /** What x counts: hours since the start, or kg CO2eq charged so far. */
  readonly axis: "hours" | "carbonKg";
  /**
   * Empty for hours, unless a budget let the accounting steer the runs: then hours differ as well. A bound's plan always
   * depends on what is charged: by hours without a budget it is the plan under the first accounting.
   */
  readonly accounting: string;
  readonly method: string;
  readonly bound: boolean;
  readonly x: number;
  /** Runs that had not ended here. */
  readonly running: number;
  readonly runs: number;
} & Readonly<Record<`hypervolume.${Share}`, number>> &
  Readonly<Record<`logDifference.${Share}`, number | null>>;

/** Hypervolume, and log10 of what is missing of it, against hours and against carbon. */
export function anytimeTable(input: ReportInput): TableOf<AnytimeRow> {
  const accountings = Object.keys(input.manifest.accountings);
  const steered = isSteered(input.logs);
  const rows = [
    ...(steered ? accountings : accountings.slice(0, 1)).flatMap((accounting) =>
      curves(input, "hours", accounting, steered ? accounting : ""),
    ),
    ...accountings.flatMap((accounting) => curves(input, "carbonKg", accounting, accounting)),
  ];
  return tableOf<AnytimeRow>(
    [
      ...(["axis", "accounting", "method", "bound", "x", "running", "runs"] as const),
      ...SHARES.map((share) => `hypervolume.${share}` as const),
      ...SHARES.map((share) => `logDifference.${share}` as const),
    ],
    rows,
  );
}

/** True where an accounting steered the runs of a rival: a carbon budget was set. */
function isSteered(logs: readonly RunLog[]): boolean {
  const rivals = logs.filter(({ bound }) => !bound);
  return (rivals.length === 0 ? logs : rivals).some(({ key }) => key.accounting !== undefined);
}

function curves(
  input: ReportInput,
  axis: AnytimeRow["axis"],
  accounting: string,
  accountingLabel: string,
): AnytimeRow[] {
  const logs = input.logs.filter(
    ({ key, statements }) =>
      statements[accounting] !== undefined && (key.accounting ?? accounting) === accounting,
  );
  const grid =
    axis === "hours"
      ? anytimeGrid(logs, { axis, accounting, steps: POINTS - 1 })
      : geometricGrid(logs, accounting);
  const { referenceHypervolume } = input.manifest;
  return methodNames(input).flatMap(({ name, bound }) => {
    const own = logs.filter(({ key }) => key.method === name);
    const curve = { axis, accounting: accountingLabel, method: name, bound };
    return own.length === 0
      ? []
      : anytime(own, { axis, accounting, referenceHypervolume, grid })
          .filter(hasBegun)
          .map((point) => Object.assign(rowOf(point), curve));
  });
}

/** Before its first charge a run has found nothing; a curve begins where all of its runs have paid theirs. */
function hasBegun({ hypervolume }: AnytimePoint): boolean {
  return hypervolume.p10 > 0;
}

function rowOf({ x, running, runs, hypervolume, logHypervolumeDifference: logDifference }: AnytimePoint) {
  return {
    x,
    running,
    runs,
    "hypervolume.p10": hypervolume.p10,
    "hypervolume.p25": hypervolume.p25,
    "hypervolume.p50": hypervolume.p50,
    "hypervolume.p75": hypervolume.p75,
    "hypervolume.p90": hypervolume.p90,
    "logDifference.p10": logDifference.p10,
    "logDifference.p25": logDifference.p25,
    "logDifference.p50": logDifference.p50,
    "logDifference.p75": logDifference.p75,
    "logDifference.p90": logDifference.p90,
  };
}

/**
 * Carbon to the same hypervolume differs between methods by orders of magnitude: places at equal ratios, from the least that any run
 * had paid when it knew its first architecture to the most that any run paid.
 */
function geometricGrid(logs: readonly RunLog[], accounting: string): number[] {
  const first = logs.map((log) => gramsToKilograms(firstPaidG(log, accounting))).filter((kg) => kg > 0);
  const all = logs.map(({ statements }) => gramsToKilograms(statements[accounting].total.carbonG));
  if (first.length === 0) {
    return [];
  }
  const from = Math.min(...first);
  const to = Math.max(...all);
  return Array.from({ length: POINTS }, (_, at) =>
    at === POINTS - 1 ? to : from * (to / from) ** (at / (POINTS - 1)),
  );
}

/** What a run owed at its start; where that was nothing, what its first training had cost at its end. */
function firstPaidG(log: RunLog, accounting: string): number {
  const before = chargedBeforeSearch(log.statements[accounting]).carbonG;
  const trained = log.events.find((event) => event.type === "trained");
  return before > 0 || trained === undefined ? before : trained.charged[accounting].carbonG;
}
