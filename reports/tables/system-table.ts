import type { ReportInput } from "../report-input.ts";
import { seedsText } from "../text/seeds-text.ts";
import { methodNames } from "./method-names.ts";
import { seedCounts } from "./seed-counts.ts";
import { tableOf, type TableOf } from "./typed-table.ts";

/** One stage of an experiment, with what it was in this one. */
export interface SystemRow {
  readonly order: number;
  readonly stage: string;
  readonly what: string;
  /** What goes on from it to the next stage. */
  readonly handsOn: string;
}

/** From data to report: what was run, read off the setting. */
export function systemTable(input: ReportInput): TableOf<SystemRow> {
  const { data, setting, window, gpus, hours, objectives, accountings, forecast = [] } = input.manifest;
  const methods = methodNames(input).map(({ label }) => label);
  const authors = [...new Set(forecast.map(({ by }) => by))];
  const stages: [string, string, string][] = [
    [
      "Data",
      `${data.kind === "sample" ? "sample, made by fitted models: " : ""}carbon intensity of ${text(setting["trace"])}; ${objectives.map(({ label }) => label).join(" and ")} of every architecture`,
      "intensity by the hour, a benchmark's table",
    ],
    [
      "World",
      `${gpus} GPUs for ${hours} hours from ${window[0]?.datetimeUtc ?? text(setting["start"])}; forecasts by ${authors.join(" and ") || text(setting["forecaster"])}`,
      "observations out, decisions in",
    ],
    [
      "Methods",
      `${methods.join(", ")}; ${seedsText(seedCounts(input.summary))} each`,
      "GPU time, training and sampling",
    ],
    ["Ledger", `carbon under ${Object.keys(accountings).join(" and ")}`, "run logs"],
    ["Report", `${input.logs.length} run logs, summed up with paired statistics`, ""],
  ];
  return tableOf<SystemRow>(
    ["order", "stage", "what", "handsOn"],
    stages.map(([stage, what, handsOn], order) => ({ order, stage, what, handsOn })),
  );
}

function text(value: unknown): string {
  return value === undefined ? "an unrecorded one" : String(value);
}
