import {
  COMPARED_METRICS,
  LEAST_FOR_INTERVAL,
  holm,
  pairedDifference,
} from "../../harness/analysis/index.ts";
import type { SideBySide } from "../../harness/cli/index.ts";
import type { Results, RunManifest } from "../../harness/record/index.ts";
import { UsageError } from "../../harness/text/index.ts";
import { aligned } from "../../reports/index.ts";
import { differences } from "./differences.ts";
import { rebuilt } from "./rebuild.ts";
import { openRunFolder, refused } from "./run-folder.ts";

/** One method under one accounting on one metric, in the one report and in the other. */
interface Row {
  readonly method: string;
  readonly bound: boolean;
  readonly accounting: string;
  readonly metric: string;
  /** Means over the seeds of each for which the metric is defined. */
  readonly a: number | null;
  readonly b: number | null;
  /** Mean of a less b, over the seeds that both have. */
  readonly difference: number | null;
  /** 95 % bootstrap interval; null from fewer than six pairs. */
  readonly ci95: readonly [number, number] | null;
  /** Wilcoxon signed rank, two-sided; null of a bound, and without pairs. */
  readonly pValue: number | null;
  /** Holm over all rows of one accounting. */
  readonly pAdjusted: number | null;
  /** Pairs. */
  readonly n: number;
}

type Side = { readonly manifest: RunManifest; readonly results: Results };

/** Two reports on runs in one setting, side by side; what they tell is made anew from their logs. */
export async function compared(a: string, b: string): Promise<SideBySide> {
  const [ours, theirs] = [await sideOf(a), await sideOf(b)];
  const seeds = ours.manifest.seeds.filter((seed) => theirs.manifest.seeds.includes(seed));
  const rows = Object.keys(ours.manifest.accountings)
    .filter((name) => Object.hasOwn(theirs.manifest.accountings, name))
    .flatMap((accounting) => adjusted(rowsUnder(accounting, ours, theirs, seeds)));
  if (rows.length === 0) {
    throw new UsageError(
      `${a} and ${b} share no method under an accounting of the same name: nothing to compare`,
    );
  }
  const settings = differences("setting", settingOf(ours), settingOf(theirs));
  const document = {
    a: headOf(ours),
    b: headOf(theirs),
    settings: settings.map(({ where, recorded, rerun }) => ({ where, a: recorded, b: rerun })),
    seeds,
    rows,
  };
  const told = settings.map(({ where, recorded, rerun }) => `  ${where}: ${recorded} against ${rerun}`);
  return { document, text: [...headText(a, b, seeds, told), tableText(rows), ""].join("\n") };
}

async function sideOf(folder: string): Promise<Side> {
  const opened = await openRunFolder(folder);
  if (opened.kind !== "run") {
    throw refused(
      folder,
      "is no report on runs in one setting, and only those are compared",
      opened.manifest,
    );
  }
  const { document } = await rebuilt([folder]);
  return { manifest: opened.manifest, results: document as Results };
}

/** What is compared of settings: an accounting of the same name may have other prices. */
function settingOf({ manifest: { setting, data, version } }: Side): object {
  const sources = Object.fromEntries(data.sources.map(({ name, sha256 }) => [name, sha256]));
  return { version, data: { kind: data.kind, ...sources }, ...setting };
}

function headOf({ manifest: { scenario, fingerprint, digest, command } }: Side): object {
  return { scenario, fingerprint, digest, command };
}

function rowsUnder(accounting: string, ours: Side, theirs: Side, seeds: readonly number[]): Row[] {
  return Object.entries(ours.results.methods).flatMap(([method, { bound, accounting: own }]) => {
    const other = theirs.results.methods[method]?.accounting[accounting];
    const one = own[accounting];
    if (one === undefined || other === undefined) return [];
    return COMPARED_METRICS.flatMap((metric): Row[] => {
      const [a, b] = [one.metrics[metric], other.metrics[metric]];
      if (a === undefined || b === undefined) return [];
      const paired = pairedDifference(
        seeds.map((seed) => a.values[ours.manifest.seeds.indexOf(seed)] ?? null),
        seeds.map((seed) => b.values[theirs.manifest.seeds.indexOf(seed)] ?? null),
      );
      const { n, mean: difference, ci95, pValue } = paired;
      const tested = bound ? null : pValue;
      const row = { method, bound, accounting, metric, a: a.mean, b: b.mean, difference, ci95, n };
      return [{ ...row, pValue: tested, pAdjusted: null }];
    });
  });
}

function adjusted(rows: readonly Row[]): Row[] {
  const pValues = holm(rows.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]))).values();
  return rows.map((row) => ({
    ...row,
    pAdjusted: row.pValue === null ? null : (pValues.next().value ?? null),
  }));
}

function headText(a: string, b: string, seeds: readonly number[], settings: readonly string[]): string[] {
  return [
    `A  ${a}`,
    `B  ${b}`,
    settings.length === 0 ? "the settings are the same" : "the settings differ in",
    ...settings,
    seeds.length === 0
      ? "no seed is in both: means only, no test"
      : `paired over ${seeds.length} seed(s) that both have; an interval from ${LEAST_FOR_INTERVAL} pairs on; p: Wilcoxon, Holm over the table`,
    "",
  ];
}

function tableText(rows: readonly Row[]): string {
  const header = ["method", "accounting", "metric", "A", "B", "A - B", "95 % interval", "n", "p", "p adj."];
  return aligned([
    header,
    ...rows.map((row) => [
      row.bound ? `${row.method}*` : row.method,
      row.accounting,
      row.metric,
      short(row.a),
      short(row.b),
      short(row.difference),
      row.ci95 === null ? "-" : `[${short(row.ci95[0])}, ${short(row.ci95[1])}]`,
      String(row.n),
      short(row.pValue, 2),
      short(row.pAdjusted, 2),
    ]),
  ]);
}

function short(value: number | null, digits = 4): string {
  return value === null ? "-" : String(Number(value.toPrecision(digits)));
}
