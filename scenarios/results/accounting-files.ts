import { isDeepStrictEqual } from "node:util";
import { PRESETS, type Accounting } from "../../harness/carbon/index.ts";
import { jsonText } from "../../harness/text/index.ts";

/** How a command names an accounting: a preset's name, or the file that the folder of results brings. */
export function accountingPath(accounting: Accounting): string {
  return isPreset(accounting) ? accounting.name : `accountings/${accounting.name}.json`;
}

/** The user's own accountings as files of a folder of results, so that nobody needs a path of the machine that it was made on. */
export function accountingFiles(accountings: readonly Accounting[]): [string, string][] {
  return accountings
    .filter((accounting) => !isPreset(accounting))
    .map((accounting) => [accountingPath(accounting), `${jsonText(accounting)}\n`]);
}

export function isPreset(accounting: Accounting): boolean {
  return isDeepStrictEqual(PRESETS[accounting.name], accounting);
}
