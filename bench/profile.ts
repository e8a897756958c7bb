import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../harness/disk/index.ts";
import { UsageError } from "../harness/text/index.ts";
import { allCases, wantedCases } from "./cases.ts";
import { bySelfTime, callTree } from "./profiling/call-tree.ts";
import { flameGraph } from "./profiling/flame-graph.ts";
import { profiled } from "./profiling/profiled.ts";

const FOLDER = "runs/profiles";
const LISTED = 12;

/** `npm run profile -- <part of a bench's name>`: a CPU profile, for any viewer, and a flame graph. */
async function main(parts: readonly string[]): Promise<void> {
  if (parts.length !== 1) throw new UsageError("npm run profile -- <part of a bench's name>");
  const cases = wantedCases(await allCases(), parts);
  if (cases.length > 1 && !cases.some(({ name }) => name === parts[0])) {
    throw new UsageError(
      `"${parts[0]}" is part of several names, expected of one:\n  ${cases.map(({ name }) => name).join("\n  ")}`,
    );
  }
  const one = cases.find(({ name }) => name === parts[0]) ?? cases[0];
  if (one.clock === "wall")
    throw new UsageError(`${one.name}: works in other processes, which are not profiled`);
  const profile = await profiled(await one.load());
  const tree = callTree(profile);
  await makeFolder(FOLDER);
  const path = join(FOLDER, one.name.replaceAll(/[^A-Za-z0-9]+/g, "-"));
  writeFileSync(`${path}.cpuprofile`, JSON.stringify(profile));
  writeFileSync(`${path}.svg`, flameGraph(one.name, tree));
  for (const { name, where, selfMs } of bySelfTime(tree).slice(0, LISTED)) {
    console.log(`${((100 * selfMs) / tree.totalMs).toFixed(1).padStart(5)} %  ${name}  ${where}`);
  }
  console.log(`${path}.cpuprofile\n${path}.svg`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = (error as Error).name === "UsageError" ? 2 : 1;
}
