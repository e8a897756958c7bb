import type { Case } from "../case.ts";
import { allCases } from "../cases.ts";
import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { BUILT, measureApart } from "../measure-apart.ts";
import { shortMs, table } from "../print.ts";
import { builtAt } from "./built-at.ts";
import { contrastOf, type Contrast } from "./contrast.ts";
import { inBoth, type InBoth } from "./in-both.ts";

/** What was found beside another state. */
export interface Against extends Omit<InBoth, "both"> {
  readonly commit: string;
  readonly contrasts: readonly Contrast[];
}

/**
 * Our cases beside those of another state of the repository, in turns (here, there, here, there, …), each in a process of its own.
 * Cases that only one of the two has are named; those on the wall clock are left out.
 * @throws UsageError as `builtAt`, and for a case that neither has.
 */
export async function against(ref: string, wanted: readonly string[]): Promise<Against> {
  const { commit, built, remove } = builtAt(ref);
  try {
    const { both, ...apart } = inBoth(timedNames(await allCases()), await namesIn(built), wanted);
    const contrasts = both.map((name) => {
      const rounds = Array.from({ length: LEAST_FOR_INTERVAL }, () => ({
        here: measureApart(name, BUILT),
        there: measureApart(name, built),
      }));
      return contrastOf(name, rounds);
    });
    return { commit, contrasts, ...apart };
  } finally {
    remove();
  }
}

function timedNames(cases: readonly Case[]): string[] {
  return cases.filter(({ clock }) => clock !== "wall").map(({ name }) => name);
}

async function namesIn(built: string): Promise<string[]> {
  const { allCases: theirs } = (await import(`${built}cases.js`)) as { allCases: typeof allCases };
  return timedNames(await theirs());
}

/** The table, and in words what is slower, and what was added or removed between the two. */
export function againstText({ commit, contrasts, onlyHere, onlyThere }: Against): string {
  const slower = contrasts.filter((contrast) => contrast.slower);
  const parts = [
    contrasts.length === 0 ? `No case is both here and in ${commit}.` : againstTable(contrasts),
    ...slower.map(({ name, ratio }) => `Slower: ${name}, ${ratio.toFixed(2)} times the time it took.`),
    ...onlyHere.map((name) => `Added: ${name}; the other state does not have it.`),
    ...onlyThere.map((name) => `Removed: ${name}; only the other state has it.`),
  ];
  return parts.join("\n\n");
}

function againstTable(contrasts: readonly Contrast[]): string {
  return table(
    ["case", "here, ms", "there, ms", "ratio", "95 %", "counts that changed"],
    contrasts.map(({ name, hereMs, thereMs, ratio, interval, counts, slower }) => [
      name,
      shortMs(hereMs),
      shortMs(thereMs),
      `${ratio.toFixed(2)}${slower ? " (slower)" : ""}`,
      interval === null ? "" : `${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`,
      counts.join("; "),
    ]),
  );
}
