import type { ToldRuns } from "./told-runs.ts";

/** One number of the paper, or the place where it shows one without telling it, beside ours. */
export interface BesideThePaper {
  readonly experiment: string;
  readonly setting: string;
  readonly published: string;
  readonly source: string;
  /** Ours with its 95 % interval where it has one; else why it cannot be had, and what to do. */
  readonly ours: string;
  readonly verdict: string;
  /** The table or figure that ours is read from. */
  readonly from: string;
}

type Published = Pick<BesideThePaper, "experiment" | "setting" | "published" | "source">;

const RESULTS = "CE-NAS, NeurIPS 2024, arXiv 2406.01414, evaluation";
const NOTHING_TO_JUDGE = "-";

/** What the paper shows without telling the number. */
export function unpublished(experiment: string, setting: string): Published {
  return { experiment, setting, published: "not published as a number", source: RESULTS };
}

/**
 * What a scenario's runs say, null where their tables lack it; of runs that are not as they should be, that and what to do.
 * What invented data say is no answer to the paper: it gets no verdict.
 */
export function besideRow(
  paper: Published,
  from: string,
  runs: ToldRuns,
  ours: string | null,
  verdict = NOTHING_TO_JUDGE,
): BesideThePaper {
  const unjudged = (text: string): BesideThePaper => ({
    ...paper,
    ours: text,
    verdict: NOTHING_TO_JUDGE,
    from,
  });
  if (runs.lacking !== null) return unjudged(runs.lacking);
  if (ours === null) return unjudged("these runs have no such number");
  if (runs.isSample) return unjudged(`sample data, made by models: ${ours}`);
  return { ...paper, ours, verdict, from };
}

/** What cannot be had here. */
export function missingRow(paper: Published, why: string): BesideThePaper {
  return { ...paper, ours: `missing: ${why}`, verdict: NOTHING_TO_JUDGE, from: "-" };
}
