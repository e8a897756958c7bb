import { SUMS, changedSince } from "../../harness/disk/index.ts";
import type { Difference } from "../../harness/cli/index.ts";
import type { Manifest } from "../../harness/record/index.ts";
import { provenance } from "../results/provenance.ts";
import { differences } from "./differences.ts";
import { readJson } from "./run-folder.ts";

/** Files of a folder that are not as its own sums say, or of which these say nothing: clock and machine stand outside them. */
export async function sumDifferences(folder: string, names: readonly string[]): Promise<Difference[]> {
  const told = ["manifest.json", "summary.json", ...names];
  const changed = (await changedSince(folder, told)) ?? [];
  return changed.map((name) => ({ what: "file", where: SUMS, recorded: "another sum", rerun: name }));
}

/** What a folder says of how it came about and its manifest does not: all but when and on which machine. */
export async function provenanceDifferences(folder: string, manifest: Manifest): Promise<Difference[]> {
  const told = (await readJson(folder, "provenance.json", manifest)) as Readonly<Record<string, object>>;
  const activity = "own:report" in (told["activity"] ?? {}) ? "report" : "run";
  const { activity: _, ...expected } = JSON.parse(
    JSON.stringify(provenance(manifest, activity, NOWHERE)),
  ) as Readonly<Record<string, object>>;
  const { activity: __, ...recorded } = told;
  return differences("file", recorded, expected, "provenance.json");
}

const NOWHERE = { startedAt: "", finishedAt: "", workers: 1, node: "", v8: "", os: "", cpu: "" };
