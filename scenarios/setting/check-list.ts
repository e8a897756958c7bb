import { UsageError } from "../../harness/text/index.ts";

/** @throws UsageError where a list flag got nothing, or something twice. */
export function checkList(flag: string, values: readonly (string | number)[]): void {
  if (values.length === 0) throw new UsageError(`${flag}: got none, expected at least one`);
  const repeated = values.find((value, at) => values.indexOf(value) !== at);
  if (repeated !== undefined) throw new UsageError(`${flag}: ${repeated} is given twice`);
}
