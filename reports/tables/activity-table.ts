import { op, type ColumnTable } from "arquero";
import { ACTIVITIES } from "../../harness/record/index.ts";
import { gramsToKilograms } from "../../harness/units/index.ts";
import type { ReportInput } from "../report-input.ts";
import { methodNames } from "./method-names.ts";
import { ACTIVITY_LABELS } from "./metric.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** Means over seeds of what one activity cost one method under one accounting. */
export interface ActivityRow {
  readonly accounting: string;
  readonly method: string;
  readonly bound: boolean;
  readonly activity: string;
  readonly carbonKg: number;
  readonly energyKwh: number;
  readonly gpuHours: number;
  readonly seeds: number;
}

/** The ledgers' closing statements, averaged over seeds. */
export function activityTable(input: ReportInput): TableOf<ActivityRow> {
  const order = new Map(methodNames(input).map(({ name }, at) => [name, at]));
  const lines = input.logs.flatMap(({ key, bound, statements }) =>
    Object.entries(statements)
      .filter(([accounting]) => key.accounting === undefined || key.accounting === accounting)
      .flatMap(([accounting, { activities }]) =>
        ACTIVITIES.map((activity, activityOrder) => ({
          methodOrder: order.get(key.method) ?? 0,
          activityOrder,
          accounting,
          method: key.method,
          bound,
          activity: ACTIVITY_LABELS[activity],
          carbonKg: gramsToKilograms(activities[activity].carbonG),
          energyKwh: activities[activity].energyKwh,
          gpuHours: activities[activity].gpuHours,
        })),
      ),
  );
  const all: ColumnTable = tableOf(
    [
      "methodOrder",
      "activityOrder",
      "accounting",
      "method",
      "bound",
      "activity",
      "carbonKg",
      "energyKwh",
      "gpuHours",
    ],
    lines,
  );
  return all
    .groupby("accounting", "methodOrder", "activityOrder", "method", "bound", "activity")
    .rollup({
      carbonKg: op.mean("carbonKg"),
      energyKwh: op.mean("energyKwh"),
      gpuHours: op.mean("gpuHours"),
      seeds: op.count(),
    })
    .orderby("accounting", "methodOrder", "activityOrder")
    .select("accounting", "method", "bound", "activity", "carbonKg", "energyKwh", "gpuHours", "seeds")
    .reify();
}
