import type { SideBySide } from "../../harness/cli/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { banner } from "../../reports/index.ts";
import { comparedRows } from "./compared-rows.ts";
import { comparedText } from "./compared-text.ts";
import { differences } from "./differences.ts";
import { sideOf, type Side } from "./side.ts";
import { refused } from "./run-folder.ts";

/**
 * Two reports of the same kind side by side. What they tell of runs is made anew from their logs, setting by setting where there
 * are several; of a study, every value that differs.
 * @throws UsageError naming the folder that cannot be read, or why the two have nothing in common.
 */
export async function compared(a: string, b: string): Promise<SideBySide> {
  const [ours, theirs] = [await sideOf(a), await sideOf(b)];
  const settings = differences("setting", settingOf(ours), settingOf(theirs)).map(
    ({ where, recorded, rerun }) => ({ where, a: recorded, b: rerun }),
  );
  const told = [
    ...bannerOf(ours, theirs),
    `A  ${a}`,
    `B  ${b}`,
    ...[ours, theirs]
      .filter(isAsRecorded)
      .map(({ folder }) => `${folder} kept no logs: its summary is taken as it stands`),
    settings.length === 0 ? "the settings are the same" : "the settings differ in",
    ...settings.map((one) => `  ${one.where}: ${one.a} against ${one.b}`),
  ];
  const head = { a: headOf(ours), b: headOf(theirs), settings };
  if (ours.kind === "study" || theirs.kind === "study") return studies(ours, theirs, head, told);
  const rows = comparedRows(ours.cells, theirs.cells);
  if (rows.length === 0) {
    throw new UsageError(
      `${a} and ${b} share no method under an accounting of the same name in the same cell: nothing to compare`,
    );
  }
  const [shared] = sharedSeeds(ours, theirs);
  return {
    document: { ...head, seeds: shared, rows },
    text: [...told, ...comparedText(rows, shared), ""].join("\n"),
  };
}

/** Where either is of the sample. */
function bannerOf(...sides: readonly Side[]): string[] {
  const sample = sides.find(({ manifest }) => manifest.data.kind === "sample");
  return sample === undefined ? [] : banner(sample.manifest.data);
}

function isAsRecorded(side: Side): boolean {
  return side.kind === "runs" && side.asRecorded === true;
}

/** Studies find values of their own kind: there is nothing to pair. */
function studies(ours: Side, theirs: Side, head: object, told: readonly string[]): SideBySide {
  if (
    ours.kind !== "study" ||
    theirs.kind !== "study" ||
    ours.manifest.scenario !== theirs.manifest.scenario
  ) {
    const { scenario } = theirs.manifest;
    throw refused(
      theirs.folder,
      `a report on ${scenario}, expected one on ${ours.manifest.scenario}`,
      theirs.manifest,
    );
  }
  const values = differences("metric", ours.findings, theirs.findings).map(({ where, recorded, rerun }) => ({
    where,
    a: recorded,
    b: rerun,
  }));
  const lines = values.map((one) => `  ${one.where}: ${one.a} against ${one.b}`);
  const found = values.length === 0 ? "both found the same" : `${values.length} values differ`;
  return { document: { ...head, values }, text: [...told, found, ...lines, ""].join("\n") };
}

/** Of the first setting that both have: all settings of an experiment have the same seeds. */
function sharedSeeds(
  ours: Extract<Side, { kind: "runs" }>,
  theirs: Extract<Side, { kind: "runs" }>,
): readonly (readonly number[])[] {
  return [...ours.cells].flatMap(([name, { seeds }]) => {
    const other = theirs.cells.get(name);
    return other === undefined ? [] : [seeds.filter((seed) => other.seeds.includes(seed))];
  });
}

/** What is compared of settings: an accounting of the same name may have other prices. */
function settingOf({ manifest: { setting, data, version } }: Side): object {
  const sources = Object.fromEntries(data.sources.map(({ name, sha256 }) => [name, sha256]));
  // A list that a user typed is told as a whole: methods and seeds, not their places.
  const typed = Object.entries(setting).map(([name, value]): [string, unknown] => {
    const plain = Array.isArray(value) && value.every((one) => typeof one !== "object");
    return [name, plain ? value.join(",") : value];
  });
  return { version, data: { kind: data.kind, ...sources }, ...Object.fromEntries(typed) };
}

function headOf({ manifest: { scenario, data, fingerprint, digest, command } }: Side): object {
  return { scenario, data: data.kind, fingerprint, digest, command };
}
