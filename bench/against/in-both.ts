import { wantedCases } from "../cases.ts";

/** Names of wanted cases by the state that has them. */
export interface InBoth {
  readonly both: readonly string[];
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/** @throws UsageError with the list for a part that no name of either state contains. */
export function inBoth(here: readonly string[], there: readonly string[], wanted: readonly string[]): InBoth {
  const all = [...new Set([...here, ...there])].map((name) => ({ name }));
  const names = wantedCases(all, wanted).map(({ name }) => name);
  const [isHere, isThere] = [new Set(here), new Set(there)];
  return {
    both: names.filter((name) => isHere.has(name) && isThere.has(name)),
    onlyHere: names.filter((name) => !isThere.has(name)),
    onlyThere: names.filter((name) => !isHere.has(name)),
  };
}
