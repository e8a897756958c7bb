import { accountingPath } from "../results/accounting-files.ts";
import type { Cell } from "../running/cell.ts";
import type { Experiment, Request } from "../scenario.ts";
import type { Setting } from "./setting.ts";

/** Name of the setting's window, as run keys carry it: dates, never indices. */
export function windowName(setting: Setting): string {
  return `${setting.trace}/${setting.start}/${setting.hours}h`;
}

/** The setting as people and JSON see it: everything that decides a result, nothing about this machine. */
export function publicSetting(setting: Setting): Record<string, unknown> {
  const { accountings, ...rest } = setting;
  return { ...rest, window: windowName(setting), accountings };
}

/** What was asked for, as people and JSON see it: the setting, or what the settings of all cells were made from. */
export function publicRequest(
  experiment: Experiment,
  request: Request,
  cells: readonly Cell[],
): Record<string, unknown> {
  const { name, question } = experiment;
  if (experiment.cells !== undefined) {
    const given = without(request, experiment.varies ?? []);
    const accounting = cells[0].setting.accountings.map(accountingPath);
    return { scenario: name, question, ...given, accounting, cells: cells.map((cell) => cell.name) };
  }
  return { ...publicSetting(cells[0].setting), ...ownFlags(experiment, request) };
}

/** The values of the flags that only this experiment has. */
export function ownFlags({ flags = {} }: Experiment, request: Request): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => Object.hasOwn(flags, name)));
}

/** A copy of a record without some of its members. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value>;
export function without(record: object, names: readonly string[]): Record<string, unknown>;
export function without(record: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
