import type { RunManifest } from "./manifest.ts";

/** A metric over seeds. Null: not defined for that seed (a target never reached), or for all. */
export interface MetricSummary {
  /** Over the seeds where the metric is defined. */
  readonly mean: number | null;
  /**
   * The same; but of a cost to a target over all seeds, one that never got there above all that did: null where that
   * is the median.
   */
  readonly median: number | null;
  /** 95 % bootstrap interval of the mean; null from fewer than six seeds. */
  readonly ci95: readonly [number, number] | null;
  /** Per seed, in the order of the setting's seeds. */
  readonly values: readonly (number | null)[];
}

/** One method against another on one metric, paired over the seeds on which both ran. */
export interface Comparison {
  readonly method: string;
  readonly against: string;
  readonly accounting: string;
  readonly metric: string;
  /** Ratio of means, method / against, over the seeds where both are defined. */
  readonly ratio: number | null;
  /** 95 % paired bootstrap interval of the ratio; null from fewer than six pairs. */
  readonly ci95: readonly [number, number] | null;
  /** Wilcoxon signed rank, two-sided; a target never reached counts as dearer than any reached. Null with a bound. */
  readonly pValue: number | null;
  /** Holm over the family. */
  readonly pAdjusted: number | null;
  /** `primary`: of the question asked beforehand. `exploratory`: the others, adjusted metric by metric. */
  readonly family: "primary" | "exploratory";
  /** Matched-pairs rank-biserial correlation, -1..1; negative: the method's values are lower. */
  readonly effectSize: number | null;
  /** Pairs that test and effect size rest on. */
  readonly n: number;
  /** Pairs that the ratio and its interval rest on: both defined. */
  readonly ratioN: number;
  /** Of the seeds on which both ran, those where the method's metric is defined; and the other's. */
  readonly reached: number;
  readonly againstReached: number;
}

/** How the methods of one setting did, over seeds, and against each other. */
export interface Results {
  readonly methods: Readonly<
    Record<
      string,
      {
        readonly bound: boolean;
        readonly accounting: Readonly<
          Record<
            string,
            { readonly seeds: number; readonly metrics: Readonly<Record<string, MetricSummary>> }
          >
        >;
      }
    >
  >;
  readonly comparisons: readonly Comparison[];
}

/** What every document of methods x seeds begins with. */
export interface SummaryHead {
  readonly scenario: string;
  readonly fingerprint: string;
  readonly digest: string;
  readonly setting: RunManifest["setting"];
  readonly data: RunManifest["data"];
  readonly referenceHypervolume: number;
}

/** The document that `--json` prints and `summary.json` holds, of a scenario in one setting. */
export interface Summary extends SummaryHead, Results {}

/** The document of a scenario in several settings; each cell's labels stand beside its results. */
export interface CellsSummary extends SummaryHead {
  readonly cells: readonly (Results & Readonly<Record<string, unknown>>)[];
}
