import { describe, expect, it } from "vitest";
import { anytime, anytimeGrid } from "../../harness/analysis/index.ts";
import { handMadeRun } from "./hand-made-runs.ts";

const short = handMadeRun("a", 1, [[1, 400, 3000]], { endHour: 2 });
const long = handMadeRun("a", 2, [
  [2, 200, 4000],
  [4, 1000, 8000],
]);
const shared = { accounting: "full", referenceHypervolume: 1000 };

describe("anytime", () => {
  it("steps up when a training ends and keeps the last value of an ended run", () => {
    const points = anytime([short, long], { ...shared, axis: "hours", grid: [0, 1, 1.5, 2, 3, 4, 5] });
    expect(points.map(({ x, running, runs, hypervolume }) => [x, running, runs, hypervolume.p50])).toEqual([
      [0, 2, 2, 100],
      [1, 2, 2, 250],
      [1.5, 2, 2, 250],
      [2, 2, 2, 300],
      [3, 1, 2, 300],
      [4, 1, 2, 700],
    ]);
  });

  it("ends at the end of its last run, with the results, wherever the grid has its places", () => {
    const ends = anytime([short], { ...shared, axis: "hours", grid: [0, 1.9, 2.1, 60] }).at(-1);
    expect(ends).toMatchObject({ x: 2, running: 1, hypervolume: { p10: 400, p50: 400, p90: 400 } });
    const paid = anytime([short, long], { ...shared, axis: "carbonKg", grid: [3, 7.9] }).at(-1);
    expect(paid).toMatchObject({ x: 8, running: 1, hypervolume: { p50: 700 } });
  });

  it("has found nothing before what was spent before the search is paid", () => {
    const points = anytime([short, long], { ...shared, axis: "carbonKg", grid: [0, 2, 2.04, 3, 8] });
    expect(points.map(({ hypervolume }) => hypervolume.p50)).toEqual([0, 0, 100, 250, 700]);
    const free = anytime([short, long], { ...shared, accounting: "paper", axis: "carbonKg", grid: [0] });
    expect(free[0].hypervolume.p50).toBe(100);
  });

  it("counts only full trainings, and charged GPU-hours from what was spent before", () => {
    const trainings = anytime([short, long], { ...shared, axis: "trainings", grid: [0, 1, 2] });
    expect(trainings.map(({ hypervolume }) => hypervolume.p50)).toEqual([100, 300, 700]);
    const gpuHours = anytime([long], { ...shared, axis: "gpuHours", grid: [3.9, 4, 6, 8] });
    expect(gpuHours.map(({ hypervolume }) => hypervolume.p50)).toEqual([0, 100, 200, 1000]);
  });

  it("pairs each quantile of the log difference with that of the hypervolume", () => {
    const [point] = anytime([short, long], { ...shared, axis: "hours", grid: [4] });
    expect(point.hypervolume).toEqual({ p10: 460, p25: 550, p50: 700, p75: 850, p90: 940 });
    expect(point.logHypervolumeDifference.p75).toBe(Math.log10(150));
    const [done] = anytime([long], { ...shared, axis: "hours", grid: [4] });
    expect(done.logHypervolumeDifference.p50).toBeNull();
  });

  it("makes a grid up to the end of the longest run, whole for trainings", () => {
    const hours = anytimeGrid([short, long], { axis: "hours", accounting: "full", steps: 4 });
    expect(hours).toEqual([0, 1, 2, 3, 4]);
    expect(anytimeGrid([short, long], { axis: "trainings", accounting: "full" })).toEqual([0, 1, 2]);
    expect(anytime([short, long], { ...shared, axis: "hours", grid: hours })).toHaveLength(5);
  });
});
