import { isDeepStrictEqual } from "node:util";
import { flagName, shellWord } from "../../harness/text/index.ts";
import { accountingPath } from "./accounting-files.ts";
import { AUTO } from "../setting/auto-forecaster.ts";
import type { Experiment, Request } from "../scenario.ts";
import { without } from "../setting/public-setting.ts";
import type { LoadedData } from "../load-data.ts";
import type { Setting } from "../setting/setting.ts";

type Values = Readonly<Record<string, unknown>>;

/** The command that makes the same runs again, every flag written out. */
export function commandOf(setting: Setting, kind: LoadedData["kind"], own: Values): string {
  const { carbonBudgetKg, onBudget, accountings, switchSeconds, resumeSeconds } = setting;
  const { scenario, methods, seeds, trace, start, hours, gpus, forecaster, forecasterChosen } = setting;
  const { agentWeights, forecasterWeights } = setting;
  return commandWith(scenario, {
    methods,
    seeds,
    trace,
    start,
    hours,
    gpus,
    ...(carbonBudgetKg === null ? {} : { carbonBudgetKg, onBudget }),
    accounting: accountings.map(accountingPath),
    ...(switchSeconds > 0 ? { switchSeconds } : {}),
    ...(resumeSeconds > 0 ? { resumeSeconds } : {}),
    forecaster: forecasterChosen === null ? forecaster : AUTO,
    agentWeights,
    forecasterWeights,
    ...own,
    data: kind,
  });
}

/**
 * The command that makes the runs of an experiment in several settings again: the flags that are not its defaults.
 * @param setting what was asked for, as people see it: its accountings are named as the folder of results has them.
 */
export function cellsCommand(
  { name, varies = [], defaults }: Experiment,
  request: Request,
  { accounting }: Values,
  kind: LoadedData["kind"],
): string {
  const flags = Object.entries(without({ ...request, accounting }, [...varies, "data"]));
  const standard = defaults as unknown as Values;
  const changed = flags.filter(
    ([flag, value]) => value !== undefined && !isDeepStrictEqual(value, standard[flag]),
  );
  return commandWith(name, { ...Object.fromEntries(changed), data: kind });
}

/** A scenario's command with these flags; null: not set. */
export function commandWith(scenario: string, flags: Values): string {
  const text = Object.entries(flags)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => {
      const dashed = flagName(name);
      if (value === true) return `--${dashed}`;
      return `--${dashed} ${shellWord(Array.isArray(value) ? value.join(",") : String(value))}`;
    });
  return `npm run scenario -- ${scenario} ${text.join(" ")}`;
}
