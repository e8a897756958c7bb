import { SUMS } from "../../harness/disk/index.ts";
import { fileIn, lacksLogs, readJson, remedy, type RunFolder } from "./run-folder.ts";

/** Written beside the results of every folder, and of runs, since the exports came. */
const OF_ALL = ["references.bib", SUMS];
const OF_RUNS = ["emissions.csv", "sci.csv"];

/**
 * Of a folder that an older version wrote: what it lacks, and the command that makes it; null of one that lacks nothing. The
 * logs of runs are enough to make all of it.
 */
export async function olderFormat(from: RunFolder): Promise<string | null> {
  const { folder, kind, manifest } = from;
  const has = (name: string): Promise<boolean> =>
    fileIn(folder, name, manifest).then(
      () => true,
      () => false,
    );
  const lacking: string[] = [];
  for (const name of kind === "study" ? OF_ALL : [...OF_RUNS, ...OF_ALL]) {
    if (!(await has(name))) lacking.push(name);
  }
  // Nothing rests on it: a half-written one is made anew like one that is missing.
  const told = await readJson(folder, "provenance.json", manifest).catch(() => null);
  if (!isProv(told)) lacking.push("provenance.json in the names of PROV");
  if (lacking.length === 0) return null;
  const command = (await lacksLogs(from)) ? remedy(manifest) : `npm run report -- ${folder}`;
  return `run folder ${folder} is of an older format: it lacks ${lacking.join(", ")}; make them with: ${command}`;
}

function isProv(value: unknown): boolean {
  return typeof value === "object" && value !== null && "prefix" in value && "wasGeneratedBy" in value;
}
