import { orient, orientedReference, turned } from "../analysis/index.ts";
import type { Evaluations, Judge, SamplerName, SearchSpace } from "../nas/index.ts";
import type { Objective } from "../record/index.ts";
import { UsageError } from "../text/index.ts";
import { secondsToMs } from "../units/index.ts";
import { isScoring, type RecordEntry } from "./record-entry.ts";

/** A space of which what has been trained is on record. */
export interface RecordedSpace {
  readonly space: SearchSpace;
  /** The first is the accuracy that training shows; the others are known without training. */
  readonly objectives: readonly Objective[];
  /** Values of the objectives beside the accuracy. */
  hardware(architecture: number): readonly number[];
  /** How a supernet judges what is not trained; it is trained before the search. */
  readonly judge: Extract<SamplerName, "one-shot" | "few-shot">;
  /** What training is expected to take, ms; never what it took, so that a search told again is the same. */
  expectedMs(architecture: number): number;
}

/** What has been found out about an architecture, and what that took. */
interface Finding {
  readonly value: number;
  readonly costMs: number;
}

/**
 * What is known from the real work that was done so far. A training whose loss was no number counts
 * as one that learned nothing (accuracy 0 %), at what it cost.
 */
export function recordedEvaluations(
  { space, objectives, hardware, judge: supernet, expectedMs }: RecordedSpace,
  entries: readonly RecordEntry[],
): Evaluations {
  const { trained, scored, supernetMs } = findingsOf(entries);
  const lossesAt = (architecture: number, accuracyPct: number): number[] =>
    [accuracyPct, ...hardware(architecture)].map((value, k) => turned(objectives[k].direction, value));
  const judge: Judge = {
    setupMs: supernetMs,
    costMs: (architecture) => scored.get(architecture)?.costMs ?? null,
    score: (architecture) => known(scored, architecture).value,
  };
  return {
    space,
    referenceLosses: orientedReference(objectives),
    benchmark: null,
    trainingMs: (architecture, fidelity) => {
      if (fidelity !== "training") {
        throw new UsageError(
          "networks are trained for real, all the way: a method of low fidelity needs the table",
        );
      }
      return trained.get(architecture)?.costMs ?? null;
    },
    expectedMs,
    losses: (architecture) => lossesAt(architecture, known(trained, architecture).value),
    judged: lossesAt,
    natural: (losses) => orient(objectives, losses),
    judge: (name) => {
      if (name === supernet) return judge;
      throw new UsageError(`judge ${name}: networks are judged for real by ${supernet} here`);
    },
  };
}

function findingsOf(entries: readonly RecordEntry[]) {
  const trained = new Map<number, Finding>();
  const scored = new Map<number, Finding>();
  const trainingS = new Map<number | null, number>();
  const scoringS = new Map<number | null, number>();
  for (const entry of entries) {
    const { architecture } = entry;
    const spentS = isScoring(entry) ? scoringS : trainingS;
    const soFar = (spentS.get(architecture) ?? 0) + entry.seconds;
    spentS.set(architecture, soFar);
    if (architecture === null) continue;
    const costMs = atLeastOneMs(soFar);
    if (entry.what === "scored") scored.set(architecture, { value: entry.score, costMs });
    if (entry.what === "trained") trained.set(architecture, { value: entry.testAccuracyPct, costMs });
    if (entry.what === "failed") trained.set(architecture, { value: 0, costMs });
  }
  return { trained, scored, supernetMs: secondsToMs(trainingS.get(null) ?? 0) };
}

/** Nothing real takes no time; a search that meets such a thing would not end. */
function atLeastOneMs(seconds: number): number {
  return Math.max(1, secondsToMs(seconds));
}

function known<T>(record: ReadonlyMap<number, T>, architecture: number): T {
  const entry = record.get(architecture);
  if (entry === undefined) throw new Error(`architecture ${architecture} is not on record`);
  return entry;
}
