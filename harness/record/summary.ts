import type { RunManifest } from "./manifest.ts";

/** A metric over seeds. Null: not defined for that seed (a target never reached), or for all. */
export interface MetricSummary {
  readonly mean: number | null;
  readonly median: number | null;
  /** 95 % bootstrap interval of the mean, over the seeds where the metric is defined. */
  readonly ci95: readonly [number, number] | null;
  /** Per seed, in the order of the seeds. */
  readonly values: readonly (number | null)[];
}

/** One method against another on one metric, paired over the seeds where both are defined. */
export interface Comparison {
  readonly method: string;
  readonly against: string;
  readonly accounting: string;
  readonly metric: string;
  /** Ratio of means, method / against. */
  readonly ratio: number | null;
  /** 95 % paired bootstrap interval of the ratio. */
  readonly ci95: readonly [number, number] | null;
  /** Wilcoxon signed rank, two-sided. */
  readonly pValue: number | null;
  /** Holm over all comparisons of one accounting. */
  readonly pAdjusted: number | null;
  /** Matched-pairs rank-biserial correlation, -1..1; negative: the method's values are lower. */
  readonly effectSize: number | null;
  readonly n: number;
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
