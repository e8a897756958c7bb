import { createRequire } from "node:module";
import type { Accounting } from "../harness/carbon/index.ts";
import type { PriceNote, RunLog, RunManifest } from "../harness/record/index.ts";
import { digestOf, fingerprintOf } from "../harness/run/index.ts";
import type { Truths } from "./compose.ts";
import type { LoadedData } from "./load-data.ts";
import { definitionOf, type Setting } from "./setting.ts";
import { windowHours, windowNotes } from "./window.ts";

/** Name of the setting's window, as run keys carry it: dates, never indices. */
export function windowName(setting: Setting): string {
  return `${setting.trace}/${setting.start}/${setting.hours}h`;
}

/** The setting as people and JSON see it: everything that decides a result, nothing about this machine. */
export function publicSetting(setting: Setting): Record<string, unknown> {
  const { accountings, ...rest } = setting;
  return { ...rest, window: windowName(setting), accountings };
}

/** Everything about a set of runs that is not in the runs. */
export function manifestOf(
  setting: Setting,
  data: LoadedData,
  { benchmark, trace }: Truths,
  logs: readonly RunLog[],
): RunManifest {
  const version = packageVersion();
  const sources = data.sources.map(({ sha256 }) => sha256);
  return {
    scenario: setting.scenario,
    question: setting.question,
    fingerprint: fingerprintOf([publicSetting(setting), data.kind, sources, version]),
    digest: digestOf(logs),
    version,
    setting: publicSetting(setting),
    data: { kind: data.kind, sources: data.sources, notes: [...data.notes, ...windowNotes(setting, trace)] },
    objectives: setting.objectives,
    referenceHypervolume: benchmark.referenceHypervolume(),
    trueFront: benchmark.trueFront().map((architecture) => ({
      architecture,
      objectives: benchmark.natural(benchmark.losses(architecture)),
    })),
    gpus: setting.gpus,
    hours: setting.hours,
    window: windowHours(setting, trace),
    methods: setting.methods.map((name) => {
      const { summary, bound } = definitionOf(name);
      return { name, summary, bound };
    }),
    accountings: Object.fromEntries(
      setting.accountings.map((accounting) => [accounting.name, pricesOf(accounting)]),
    ),
    command: commandOf(setting, data.kind),
  };
}

/** The command that makes the same runs again. */
function commandOf(setting: Setting, kind: LoadedData["kind"]): string {
  const { carbonBudgetKg, onBudget, accountings } = setting;
  const flags = [
    `--methods ${setting.methods.join(",")}`,
    `--seeds ${setting.seeds.join(",")}`,
    `--trace ${setting.trace}`,
    `--start ${setting.start}`,
    `--hours ${setting.hours}`,
    `--gpus ${setting.gpus}`,
    ...(carbonBudgetKg === null ? [] : [`--carbon-budget-kg ${carbonBudgetKg} --on-budget ${onBudget}`]),
    `--accounting ${accountings.map(({ name }) => name).join(",")}`,
    ...(setting.switchSeconds > 0 ? [`--switch-seconds ${setting.switchSeconds}`] : []),
    ...(setting.resumeSeconds > 0 ? [`--resume-seconds ${setting.resumeSeconds}`] : []),
    `--data ${kind}`,
  ];
  return `npm run scenario -- ${setting.scenario} ${flags.join(" ")}`;
}

function pricesOf({ pue, powerW, embodiedGPerGpuHour }: Accounting): PriceNote[] {
  return [
    { item: "PUE", value: pue.value, unit: "", source: pue.source },
    ...Object.entries(powerW).map(([activity, { value, source }]) => ({
      item: activity,
      value,
      unit: "W",
      source,
    })),
    {
      item: "embodied",
      value: embodiedGPerGpuHour.value,
      unit: "g CO2eq per GPU-hour",
      source: embodiedGPerGpuHour.source,
    },
  ];
}

/** From this package's own package.json, wherever the build put this file. */
function packageVersion(): string {
  const require = createRequire(import.meta.url);
  return (require("cenas-bench/package.json") as { version: string }).version;
}
