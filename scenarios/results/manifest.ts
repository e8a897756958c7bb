import type { Accounting } from "../../harness/carbon/index.ts";
import type { CellsManifest, Labels, PriceNote, RunLog, RunManifest } from "../../harness/record/index.ts";
import { fingerprintOf } from "../../harness/digest/index.ts";
import { digestOf } from "../../harness/run/index.ts";
import { epochMsOf } from "../../harness/units/index.ts";
import type { Truths } from "../setting/compose.ts";
import { commandOf } from "./command.ts";
import type { LoadedData } from "../load-data.ts";
import { forecastAuthors, forecastNotes } from "../setting/forecasters.ts";
import { definitionOf, type Setting } from "../setting/setting.ts";
import { publicSetting } from "../setting/public-setting.ts";
import { plannedIn } from "../running/runs-of.ts";
import { runNotes } from "../running/run-notes.ts";
import { withWeightsRead } from "../setting/weights-used.ts";
import { packageVersion } from "./version.ts";
import { windowForecasts } from "../setting/window-forecasts.ts";
import { windowHours, windowNotes } from "../setting/window.ts";

/**
 * Everything about a set of runs that is not in the runs.
 * @param own values of the scenario's own flags, which decide what is found in the runs.
 */
export function manifestOf(
  setting: Setting,
  data: LoadedData,
  { benchmark, trace, forecasts }: Truths,
  logs: readonly RunLog[],
  own: Readonly<Record<string, unknown>>,
): RunManifest {
  const version = packageVersion();
  const authors = forecastAuthors(forecasts, epochMsOf(setting.start), setting.hours);
  const notes = [
    ...runNotes(plannedIn(setting), logs),
    ...windowNotes(setting, forecasts),
    ...forecastNotes(forecasts, authors, setting.forecasterChosen),
  ];
  const asked = { ...publicSetting(withWeightsRead(setting, authors)), ...own };
  return {
    scenario: setting.scenario,
    question: setting.question,
    fingerprint: fingerprintOf([asked, data.kind, digestsOf(data), version]),
    digest: digestOf(logs),
    version,
    setting: asked,
    data: { kind: data.kind, sources: data.sources, notes: [...data.notes, ...notes] },
    objectives: setting.objectives,
    referenceHypervolume: benchmark.referenceHypervolume(),
    trueFront: benchmark.trueFront().map((architecture) => ({
      architecture,
      objectives: benchmark.natural(benchmark.losses(architecture)),
    })),
    seeds: setting.seeds,
    gpus: setting.gpus,
    hours: setting.hours,
    window: windowHours(setting, trace),
    forecast: windowForecasts(setting, forecasts),
    methods: setting.methods.map((name) => {
      const { summary, bound } = definitionOf(name);
      return { name, summary, bound };
    }),
    accountings: Object.fromEntries(
      setting.accountings.map((accounting) => [accounting.name, pricesOf(accounting)]),
    ),
    command: commandOf(setting, data.kind, own),
  };
}

/** What the data are, for a fingerprint. */
export function digestsOf({ sources }: Pick<LoadedData, "sources">): string[] {
  return sources.map(({ sha256 }) => sha256);
}

/** An accounting as the manifest tells it. */
export function pricesOf({ pue, powerW, embodiedGPerGpuHour }: Accounting): PriceNote[] {
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

/** The same of runs in several settings; what the settings share is the first one's. */
export function cellsManifestOf(
  setting: Readonly<Record<string, unknown>>,
  data: Pick<LoadedData, "kind" | "sources" | "notes">,
  cells: readonly { readonly labels: Labels; readonly manifest: RunManifest }[],
  command: string,
): CellsManifest {
  const [{ manifest: first }] = cells;
  const { scenario, question, version, objectives, referenceHypervolume, trueFront, accountings } = first;
  const methods = new Map(
    cells.flatMap(({ manifest }) => manifest.methods.map((method) => [method.name, method])),
  );
  return {
    scenario,
    question,
    fingerprint: fingerprintOf([setting, cells.map(({ manifest }) => manifest.fingerprint)]),
    digest: fingerprintOf(cells.map(({ manifest }) => manifest.digest)),
    version,
    setting,
    data: { kind: data.kind, sources: data.sources, notes: data.notes },
    objectives,
    referenceHypervolume,
    trueFront,
    methods: [...methods.values()],
    accountings,
    command,
    cells: cells.map(({ labels, manifest }) => {
      const { accountings: _, ...rest } = manifest.setting;
      const notes = manifest.data.notes.filter((note) => !data.notes.includes(note));
      return { labels, digest: manifest.digest, setting: rest, notes, window: manifest.window };
    }),
  };
}
