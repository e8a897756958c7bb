import type { RunLog } from "../record/index.ts";
import { logDifference } from "./metrics.ts";
import { progressOf, type Progress } from "./progress.ts";
import { quantileSorted } from "./quantile.ts";

/** What a search is followed along: h, kg CO2eq, charged GPU-h, or architectures fully trained. */
export type AnytimeAxis = "hours" | "carbonKg" | "gpuHours" | "trainings";

/** Quantiles over runs. */
export interface Band<T = number> {
  readonly p10: T;
  readonly p25: T;
  readonly p50: T;
  readonly p75: T;
  readonly p90: T;
}

export interface AnytimePoint {
  /** In the unit of the axis. */
  readonly x: number;
  /** Runs that had not yet ended here; the others stand at the value at which they ended. */
  readonly running: number;
  readonly runs: number;
  readonly hypervolume: Band;
  /**
   * log10 of the hypervolume missing from the whole table's, at the same quantiles of success: `p90` belongs to
   * `hypervolume.p90` and is the lowest. Null where nothing is missing.
   */
  readonly logHypervolumeDifference: Band<number | null>;
}

/**
 * The hypervolume of one method's runs as they go, over seeds.
 *
 * Each run is a step curve that rises when a training ends. Before a run's first charge is paid (its supernet, its
 * initial architectures) it has found nothing: 0. After its end it keeps its last value, because what a search has
 * found stays found; `running` says how many have not ended. The end of the last run is always a point, with the
 * results of all, and none lies beyond it.
 *
 * @param logs runs of one method. @param grid places along the axis, ascending; see `anytimeGrid`.
 * @throws RangeError when a run was not charged under the accounting, or has no end.
 */
export function anytime(
  logs: readonly RunLog[],
  options: {
    readonly axis: AnytimeAxis;
    readonly accounting: string;
    readonly referenceHypervolume: number;
    readonly grid: readonly number[];
  },
): AnytimePoint[] {
  const { axis, grid, referenceHypervolume } = options;
  const curves = logs.map((log) => new StepCurve(progressOf(log, options.accounting), axis));
  const last = Math.max(...curves.map(({ end }) => end));
  return [...grid.filter((x) => x < last), last].map((x) => {
    const values = Float64Array.from(curves, (curve) => curve.at(x)).toSorted();
    const hypervolume = mapBand(SHARES, (share) => quantileSorted(values, share));
    return {
      x,
      running: curves.filter(({ end }) => x <= end).length,
      runs: curves.length,
      hypervolume,
      logHypervolumeDifference: mapBand(hypervolume, (value) => logDifference(value, referenceHypervolume)),
    };
  });
}

/** Evenly spaced places from 0 to the end of the longest of the runs, both included; whole numbers for trainings. */
export function anytimeGrid(
  logs: readonly RunLog[],
  options: { readonly axis: AnytimeAxis; readonly accounting: string; readonly steps?: number },
): number[] {
  const { axis, accounting, steps = 160 } = options;
  const end = logs.reduce((max, log) => Math.max(max, progressOf(log, accounting).at(-1)?.[axis] ?? 0), 0);
  const places = Array.from({ length: steps + 1 }, (_, i) => (i === steps ? end : (end * i) / steps));
  return [...new Set(axis === "trainings" ? places.map(Math.round) : places)];
}

const SHARES: Band = { p10: 0.1, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9 };

function mapBand<T>(band: Band, map: (value: number) => T): Band<T> {
  const { p10, p25, p50, p75, p90 } = band;
  return { p10: map(p10), p25: map(p25), p50: map(p50), p75: map(p75), p90: map(p90) };
}

/** A run as a right-continuous step function, read from left to right. */
class StepCurve {
  readonly end: number;
  readonly #course: readonly Progress[];
  readonly #axis: AnytimeAxis;
  #next = 0;

  constructor(course: readonly Progress[], axis: AnytimeAxis) {
    this.#course = course;
    this.#axis = axis;
    this.end = course[course.length - 1][axis];
  }

  /** The hypervolume at x, which must not fall from call to call. */
  at(x: number): number {
    while (this.#next < this.#course.length && this.#course[this.#next][this.#axis] <= x) this.#next++;
    return this.#next === 0 ? 0 : this.#course[this.#next - 1].hypervolume;
  }
}
