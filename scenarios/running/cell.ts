import type { Labels } from "../../harness/record/index.ts";
import type { Experiment, Request } from "../scenario.ts";
import { resolve, type Setting } from "../setting/setting.ts";
import { checkWeightsRead } from "../setting/check-weights.ts";

/** One setting of an experiment, resolved. */
export interface Cell {
  /** As run keys carry it; undefined where the experiment has one setting only. */
  readonly name: string | undefined;
  readonly labels: Labels;
  readonly setting: Setting;
}

/** The settings of an experiment, in its order. @throws UsageError as `check` and `resolve`. */
export function cellsOf(experiment: Experiment, request: Request): Cell[] {
  experiment.check?.(request);
  const asked = experiment.cells?.(request) ?? null;
  const cells =
    asked === null
      ? [{ name: undefined, labels: {}, setting: resolve(experiment, request) }]
      : asked.map(({ labels, request: own }) => ({
          name: cellName(labels),
          labels,
          setting: resolve(experiment, own),
        }));
  checkWeightsRead(
    request,
    cells.map(({ setting }) => setting),
  );
  return cells;
}

/** What differs, as text: `zone=DE,gpus=4`. */
export function cellName(labels: Labels): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${value ?? "none"}`)
    .join(",");
}

/** What a document says of a cell: the main facts of its setting, and what sets it apart. */
export function cellFacts({ name, labels, setting }: Cell): Record<string, unknown> {
  const { trace: zone, start, hours, gpus, carbonBudgetKg, switchSeconds } = setting;
  return { cell: name, zone, start, hours, gpus, carbonBudgetKg, switchSeconds, ...labels };
}
