import { allCases, wantedCases } from "../cases.ts";
import { LEAST_FOR_INTERVAL } from "../../harness/analysis/index.ts";
import { BUILT, measureApart } from "../measure-apart.ts";
import { shortMs, table } from "../print.ts";
import { builtAt } from "./built-at.ts";
import { contrastOf, type Contrast } from "./contrast.ts";

/**
 * Our cases beside those of another state of the repository, in turns (here, there, here, there, …), each in a process of its own.
 * Cases that only one of the two has are left out, and so are those on the wall clock.
 * @throws UsageError as `builtAt`, and for a case that does not exist.
 */
export async function against(
  ref: string,
  wanted: readonly string[],
): Promise<{ readonly commit: string; readonly contrasts: Contrast[]; readonly onlyHere: string[] }> {
  const cases = wantedCases(await allCases(), wanted).filter(({ clock }) => clock !== "wall");
  const { commit, built, remove } = builtAt(ref);
  try {
    const contrasts: Contrast[] = [];
    const onlyHere: string[] = [];
    const there = await namesIn(built);
    for (const { name } of cases) {
      if (!there.has(name)) {
        onlyHere.push(name);
        continue;
      }
      const rounds = Array.from({ length: LEAST_FOR_INTERVAL }, () => ({
        here: measureApart(name, BUILT),
        there: measureApart(name, built),
      }));
      contrasts.push(contrastOf(name, rounds));
    }
    return { commit, contrasts, onlyHere };
  } finally {
    remove();
  }
}

async function namesIn(built: string): Promise<Set<string>> {
  const { allCases: theirs } = (await import(`${built}cases.js`)) as { allCases: typeof allCases };
  return new Set((await theirs()).map(({ name }) => name));
}

export function againstTable(contrasts: readonly Contrast[]): string {
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
