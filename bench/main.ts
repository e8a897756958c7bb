import { writeFileSync } from "node:fs";
import { makeFolder } from "../harness/disk/index.ts";
import { baselineText, machineClass, readBaseline } from "./baseline.ts";
import { allCases, wantedCases } from "./cases.ts";
import type { Case, Counts } from "./case.ts";
import { blessCounts, changedCounts, readGolden } from "./counts.ts";
import { USAGE, parseFlags, type Flags } from "./flags.ts";
import { measureApart } from "./measure-apart.ts";
import type { Measurement } from "./measure.ts";
import { countsLine, lineOf } from "./print.ts";

/** Counts and times what is wanted. Returns the exit status: 1 where a count is not what its golden says. */
async function measureCases(all: readonly Case[], { wanted, json, mode, baseline }: Flags): Promise<number> {
  const before = baseline === null ? null : readBaseline(baseline);
  const counted: Record<string, Counts> = {};
  const measured: Measurement[] = [];
  for (const { name, load } of wantedCases(all, wanted)) {
    const found = mode === "time" ? measureApart(name) : { counts: await (await load()).count?.() };
    if ("times" in found) measured.push(found.times);
    if (found.counts !== undefined) counted[name] = found.counts;
    if (json) continue;
    if ("times" in found) console.log(lineOf(found.times));
    else if (found.counts !== undefined) console.log(countsLine(name, found.counts));
  }
  const now = { machine: machineClass(), measured };
  if (json) console.log(JSON.stringify({ ...now, counted }, null, 2));
  if (before !== null) console.log(baselineText(before, now));
  if (process.env["BLESS"] === "1") {
    blessCounts(
      counted,
      all.map(({ name }) => name),
    );
    return 0;
  }
  const changed = changedCounts(counted, readGolden(), wanted.length === 0);
  if (changed.length === 0) return 0;
  console.error(
    `Counts that are not those of bench/counts.json:\n${changed.join("\n")}\n` +
      `Where the change is meant, BLESS=1 npm run bench -- --counts takes them, and CHANGELOG.md says why.`,
  );
  return 1;
}

/** The exit status: 1 where a result of the smoke scenarios is not the blessed one. */
async function besideBlessed({ json }: Flags): Promise<number> {
  const { smokeResults } = await import("./results/smoke.ts");
  const { blessResults, changedResults, changesTable, readResults } = await import("./results/results.ts");
  const results = await smokeResults();
  if (process.env["BLESS"] === "1") {
    blessResults(results);
    return 0;
  }
  const changes = changedResults(readResults(), results);
  if (json) console.log(JSON.stringify(changes, null, 2));
  else console.log(changes.length === 0 ? "All results are the blessed ones." : changesTable(changes));
  if (changes.length === 0) return 0;
  console.error(
    "Where the change is meant, BLESS=1 npm run bench -- --results takes it, and CHANGELOG.md says why.",
  );
  return 1;
}

/** The exit status: 1 where a cost grows faster than n log n. Table, and figure in `runs/scaling.svg`. */
async function showScaling({ json, wanted }: Flags): Promise<number> {
  const { growthOf, growthTable, wantedSweeps } = await import("./scaling/scaling.ts");
  const found = [];
  for (const sweep of wantedSweeps(wanted)) found.push(await growthOf(sweep));
  console.log(json ? JSON.stringify(found, null, 2) : growthTable(found));
  const { svgOf } = await import("../reports/render/svg.ts");
  const { scalingFigure } = await import("./scaling/figure.ts");
  const spec = scalingFigure(found);
  await makeFolder("runs");
  writeFileSync("runs/scaling.vl.json", `${JSON.stringify(spec, null, 2)}\n`);
  writeFileSync("runs/scaling.svg", await svgOf(spec));
  return found.some(({ judged }) => judged === "worse than n log n") ? 1 : 0;
}

/** The exit status: 0; a ratio that is short is told. What is not installed is no failure. */
async function showPeers({ json, wanted }: Flags): Promise<number> {
  const { besidePeers, comparedTable } = await import("./peers/beside-peers.ts");
  const found = besidePeers(await allCases(), wanted);
  if (json) console.log(JSON.stringify(found, null, 2));
  else if (found.compared.length > 0) console.log(comparedTable(found.compared));
  for (const line of found.missing) console.error(line);
  for (const name of found.lacking) console.error(`${name}: no peer does it`);
  return 0;
}

/** The exit status: 1 where a case is clearly slower than in the other state. */
async function besideState({ against: ref, json, wanted }: Flags): Promise<number> {
  const { against, againstText } = await import("./against/against.ts");
  const found = await against(ref, wanted);
  console.log(json ? JSON.stringify(found, null, 2) : againstText(found));
  return found.contrasts.some(({ slower }) => slower) ? 1 : 0;
}

/** The exit status. A mode's code is loaded when it is asked for. */
async function main(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args);
  switch (flags.mode) {
    case "help":
      console.log(USAGE);
      return 0;
    case "list":
      console.log(
        wantedCases(await allCases(), flags.wanted)
          .map(({ name }) => name)
          .join("\n"),
      );
      return 0;
    case "peers":
      return showPeers(flags);
    case "results":
      return besideBlessed(flags);
    case "scaling":
      return showScaling(flags);
    case "against":
      return besideState(flags);
    default:
      return measureCases(await allCases(), flags);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = (error as Error).name === "UsageError" ? 2 : 1;
}
